import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { useMemo, useState } from 'react'
import { useUnitDates } from '../../../api/units.ts'
import { figureSetOf } from '../../../figures/figure-set.ts'
import { formatCount, formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { createMapSync } from '../../../map/map-sync.ts'
import { Picker } from '../../../ui/picker.tsx'
import { LegendCard } from '../map/legend-card.tsx'
import { MapPane } from '../map/map-pane.tsx'
import { ExploreContext, useExploreModel } from '../model/explore-context.ts'
import { LAST_DAY_OF_DISTRICTS } from '../model/reform.ts'
import { type Explore, useExploreOn } from '../model/use-explore.ts'

/** Two maps with one camera and one scale of colours: the units of an earlier day and those of the page. */
export function SideBySide() {
  const now = useExploreModel()
  const { compare } = now.view
  const before = useExploreOn(compare ?? LAST_DAY_OF_DISTRICTS)
  const [sync] = useState(createMapSync)
  const sharedBefore = useSharedScale(before, now)
  return (
    <div className="side-by-side">
      <Pane model={sharedBefore} id="before" sync={sync} />
      <Pane model={now} id="after" sync={sync} />
    </div>
  )
}

/** The earlier figures in the classes of the later ones: the same colour means the same number. */
function useSharedScale(before: Explore, now: Explore): Explore {
  const breaks = now.figures?.breaks
  const { source } = before
  return useMemo(() => {
    if (!source || !breaks || breaks.length === 0 || source.theme === 'change') return before
    return {
      ...before,
      figures: figureSetOf(source, { method: 'manual', classCount: breaks.length, breaks }),
    }
  }, [before, source, breaks])
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
    <ExploreContext value={model}>
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
    </ExploreContext>
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
