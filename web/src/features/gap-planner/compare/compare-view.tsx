import type { Decay } from '@hoanhap/geo/access/distance-decay.ts'
import { useId, useMemo, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { createMapSync, type MapSync } from '../../../map/map-sync.ts'
import { Picker } from '../../../ui/picker.tsx'
import { type Compared, GAP_MEASURES, type GapMeasure } from '../../../url-state/gap-view.ts'
import { GapLegend } from '../map/gap-legend.tsx'
import { GapMap } from '../map/gap-map.tsx'
import { MapMessages } from '../map/map-messages.tsx'
import { useLists } from '../map/use-gap-sets.ts'
import { gapSets, type Lists, type Sets } from '../measures/gap-sets.ts'
import { usePlanner } from '../model/planner-context.ts'
import { type PlaceFacts, usePlaceFacts } from '../model/use-place-facts.ts'
import { SHOWN_DECAYS } from '../question/question-section.tsx'
import { ReachSlider } from '../question/reach-slider.tsx'
import { useReckoned } from '../reckoning/use-reckoned.ts'

interface CompareViewProps {
  facts: PlaceFacts
  compared: Compared
}

/**
 * Two maps with one camera: two measures, or one measure with two reaches or decays. Maps of the same measure have the same
 * classes.
 */
export function CompareView({ facts, compared }: CompareViewProps) {
  const { t } = useWords()
  const { view, change } = usePlanner()
  const [sync] = useState(createMapSync)
  const otherFacts = usePlaceFacts(useOtherReckoning(compared))
  const lists = [useLists(view.measure, facts), useLists(compared.measure, otherFacts)] as const
  const [first, second] = useSets(lists, view.measure === compared.measure)
  const left: Compared = { measure: view.measure, catchmentKm: view.catchmentKm, decay: view.decay }
  return (
    <div className="side-by-side gap-compare">
      <MapMessages />
      <Pane
        id="first"
        name={t('gap.side.first')}
        setting={left}
        onChange={change}
        sets={first}
        facts={facts}
        sync={sync}
      />
      <Pane
        id="second"
        name={t('gap.side.second')}
        setting={compared}
        onChange={(part) => change((now) => ({ compare: { ...(now.compare ?? compared), ...part } }))}
        sets={second}
        facts={otherFacts}
        sync={sync}
      />
    </div>
  )
}

/** The same people and places with the reach and the decay of the second map. */
function useOtherReckoning({ catchmentKm, decay }: Compared) {
  const { access, places, trial, setting, asOf } = usePlanner()
  const other = useMemo(() => ({ ...setting, catchmentKm, decay }), [setting, catchmentKm, decay])
  return useReckoned({ access, places, edits: trial.edits, setting: other, asOf })
}

function useSets(
  [first, second]: readonly [Lists | null, Lists | null],
  together: boolean,
): [Sets | null, Sets | null] {
  return useMemo(() => {
    if (together && first && second) {
      const [left, right] = gapSets([first, second])
      return [left ?? null, right ?? null]
    }
    const alone = (lists: Lists | null) => (lists ? (gapSets([lists])[0] ?? null) : null)
    return [alone(first), alone(second)]
  }, [first, second, together])
}

interface PaneProps {
  id: 'first' | 'second'
  name: string
  setting: Compared
  onChange: (change: Partial<Compared>) => void
  sets: Sets | null
  facts: PlaceFacts
  sync: MapSync
}

function Pane({ id, name, setting, onChange, sets, facts, sync }: PaneProps) {
  const { t } = useWords()
  const titleId = useId()
  const { measure, catchmentKm, decay } = setting
  return (
    <section className="side-pane" aria-labelledby={titleId}>
      <header className="side-head gap-side-head">
        <h2 id={titleId}>{name}</h2>
        <Picker<GapMeasure>
          label={t('gap.measure')}
          value={measure}
          options={GAP_MEASURES.map((value) => ({ value, label: t(`gap.measures.${value}`) }))}
          onChange={(value) => onChange({ measure: value })}
        />
        {measure === 'gap' && (
          <>
            <ReachSlider value={catchmentKm} onChange={(km) => onChange({ catchmentKm: km })} />
            <Picker<Decay>
              label={t('gap.decayLabel')}
              value={decay}
              options={SHOWN_DECAYS.map((value) => ({ value, label: t(`gap.decay.${value}`) }))}
              onChange={(value) => onChange({ decay: value })}
            />
          </>
        )}
      </header>
      <div className="side-map">
        <GapMap
          id={id}
          measure={measure}
          catchmentKm={catchmentKm}
          figures={sets?.shown ?? null}
          facts={facts.trial ?? facts.base}
          sync={sync}
        />
        {sets && <GapLegend figures={sets.shown} measure={measure} catchmentKm={catchmentKm} name={name} />}
      </div>
    </section>
  )
}
