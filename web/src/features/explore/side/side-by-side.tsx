import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { useMemo, useState } from 'react'
import { useUnitDates } from '../../../api/units.ts'
import { figureSetsOf } from '../../../figures/figure-set.ts'
import { formatCount, formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { createMapSync } from '../../../map/map-sync.ts'
import { Picker } from '../../../ui/picker.tsx'
import { LAST_DAY_OF_DISTRICTS } from '../../place/reform.ts'
import { LegendCard } from '../map/legend-card.tsx'
import { MapPane } from '../map/map-pane.tsx'
import { ExploreModel } from '../model/after-the-map.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { type Explore, useExploreOn } from '../model/use-explore.ts'
import { useSteady } from '../model/use-steady.ts'

/** Two maps with one camera and one scale of colours: the units of an earlier day and those of the page. */
export function SideBySide() {
  const now = useExploreModel()
  const { compare } = now.view
  const before = useExploreOn(compare ?? LAST_DAY_OF_DISTRICTS)
  const [sync] = useState(createMapSync)
  const [left, right] = useSharedScale(before, now)
  return (
    <div className="side-by-side">
      <Pane model={left} id="before" sync={sync} />
      <Pane model={right} id="after" sync={sync} />
    </div>
  )
}

/** Both sides classified together: the same colour and the same circle mean the same number. */
function useSharedScale(before: Explore, now: Explore): [Explore, Explore] {
  const { method, classCount, breaks } = now.view
  const sets = useMemo(() => {
    if (!before.source || !now.source || before.source.theme !== now.source.theme) return null
    return figureSetsOf([before.source, now.source], { method, classCount, breaks })
  }, [before.source, now.source, method, classCount, breaks])
  const [left, right] = sets ?? [before.figures, now.figures]
  return [useSteady({ ...before, figures: left ?? null }), useSteady({ ...now, figures: right ?? null })]
}

interface PaneProps {
  model: Explore
  id: 'before' | 'after'
  sync: ReturnType<typeof createMapSync>
}

function Pane({ model, id, sync }: PaneProps) {
  const { t, language } = useWords()
  const { asOf, placeUnits, view, figures } = model
  const units = t(`level.${view.level}Count`, {
    count: placeUnits.length,
    shown: formatCount(placeUnits.length, language),
  })
  return (
    <ExploreModel model={model}>
      <section
        className="side-pane"
        aria-label={asOf ? t('side.pane', { day: formatDay(asOf, language) }) : undefined}
      >
        <header className="side-head">
          <h2>{id === 'before' ? t('side.before') : t('side.after')}</h2>
          {id === 'before' ? <DayPicker day={asOf} /> : <p>{asOf && formatDay(asOf, language)}</p>}
          <p className="muted">{units}</p>
        </header>
        <div className="side-map">
          <MapPane id={id} sync={sync} />
          {figures && <LegendCard figures={figures} />}
        </div>
      </section>
    </ExploreModel>
  )
}

/** The days before each change of units. */
function DayPicker({ day }: { day: Day | undefined }) {
  const { t, language } = useWords()
  const { change } = useExploreModel()
  const changes = useUnitDates().data?.changes ?? []
  const days = [
    ...new Set([...changes.map((one) => addDays(one.date, -1)), LAST_DAY_OF_DISTRICTS, day ?? '']),
  ]
  return (
    <Picker
      label={t('side.chooseDay')}
      value={day ?? ''}
      options={days.filter(Boolean).map((value) => ({ value, label: formatDay(value, language) }))}
      onChange={(value) => change({ compare: value === LAST_DAY_OF_DISTRICTS ? null : value })}
    />
  )
}
