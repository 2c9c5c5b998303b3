import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { useMapTexts } from './map/map-texts.ts'
import { useExploreModel } from './model/explore-context.ts'
import { useFocus } from './model/use-focus.ts'

/** Says to a screen reader what was drawn anew and what was chosen; the first drawing is what the page opens with. */
export function Announcer() {
  const { t } = useWords()
  const { view, figures, units, period, status } = useExploreModel()
  const texts = useMapTexts(figures, units)
  const focus = useFocus()
  const [said, setSaid] = useState('')
  const ready = status === 'ready'
  const drawn =
    ready && figures ? [figures.theme, figures.level, figures.asOf, period, view.view].join(' ') : null
  const chosenId = ready && view.unit ? (focus?.id ?? null) : null
  const before = useRef({ drawn, chosenId })
  useEffect(() => {
    const { drawn: drawnBefore, chosenId: chosenBefore } = before.current
    if (drawn === null) return
    before.current = { drawn, chosenId }
    if (drawnBefore !== null && drawnBefore !== drawn) setSaid(t('map.redrawn', { what: texts.map }))
    else if (chosenId !== null && chosenId !== chosenBefore) {
      setSaid(t('map.chosen', { what: texts.describeUnit(chosenId) }))
    }
  }, [drawn, chosenId, texts, t])
  return (
    <output className="for-screen-readers announcer" aria-live="polite">
      {said}
    </output>
  )
}
