import { X } from 'lucide-react'
import { useState } from 'react'
import { formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { GAP_MEASURES } from '../../../url-state/gap-view.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { CalculationDialog } from '../calculation/calculation-dialog.tsx'
import { useGapFigureWords } from '../map/gap-words.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { disagreements } from '../measures/disagreement.ts'
import { figureOf, peopleUnit } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { ExcludeButton } from '../siting/exclusion.tsx'
import { useNeedWords } from './use-need-words.ts'

/** The chosen commune: what each measure says of it, whether they disagree, and the calculation. */
export function ChosenCommune({ facts }: { facts: PlaceFacts }) {
  const { selectedId } = usePlanner()
  const shown = facts.trial ?? facts.base
  const one = shown.find(({ unit }) => unit.id === selectedId)
  return one ? <Chosen one={one} base={facts.base} /> : null
}

function Chosen({ one, base }: { one: CommuneFacts; base: readonly CommuneFacts[] }) {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const { go } = usePlaceModel()
  const nameOf = useUnitName()
  const needWords = useNeedWords()
  const wordsOf = useGapFigureWords()
  const [open, setOpen] = useState(false)
  const perPeople = peopleUnit(view.service)
  // Of what is only tried no commune is known, so that the crude ratio could not disagree rightly.
  const disagreement = disagreements(base, perPeople).get(one.unit.id)
  const range = rangeOf(one, perPeople).map((value) => formatDecimal(value, 1, language))
  return (
    <section className="panel-section gap-chosen" aria-label={t('gap.chosen')}>
      <IconButton
        className="gap-chosen-close"
        label={t('app.close')}
        icon={X}
        onClick={() => go(choose(null))}
      />
      <h2>{nameOf(one.unit)}</h2>
      <p className="muted">
        {one.need ? t('gap.inNeed', { people: needWords(one.need) }) : t('gap.needUnknown')}
      </p>
      <dl>
        {GAP_MEASURES.map((measure) => (
          <div key={measure}>
            <dt>{t(`gap.measures.${measure}`)}</dt>
            <dd>
              {wordsOf(measure, figureOf(measure, one, perPeople))}
              {measure === 'gap' && range[0] !== range[1] && (
                <span className="muted"> {t('gap.range', { low: range[0], high: range[1] })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {disagreement && <p className="gap-disagrees">{t(`gap.disagreement.${disagreement}`)}</p>}
      <div className="gap-chosen-tools">
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {t('gap.calculation.ofThis')}
        </button>
        <ExcludeButton commune={{ unitId: one.unit.id, code: one.unit.code, name: nameOf(one.unit) }} />
      </div>
      {open && <CalculationDialog onClose={() => setOpen(false)} />}
    </section>
  )
}

/** The score when the hidden figures are at their most, and at their least. */
function rangeOf({ within, need }: CommuneFacts, perPeople: number): number[] {
  return within && need ? [within.scoreLow * perPeople, within.scoreHigh * perPeople] : []
}
