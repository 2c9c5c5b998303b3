import type { FigureSet } from '../../../figures/figure-set.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTarget } from '../../../map/map-canvas-props.ts'
import { GAP_MEASURES, type GapMeasure } from '../../../url-state/gap-view.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import type { CommuneFacts } from '../measures/commune-facts.ts'
import { figureOf, peopleUnit } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useGapFigureWords } from './gap-words.ts'

interface GapTooltipProps {
  target: MapTarget
  measure: GapMeasure
  figures: FigureSet | null
  facts: readonly CommuneFacts[]
}

/** A commune beside the pointer: the measure of the map first, then what the others say of it. */
export function GapTooltip({ target, measure, figures, facts }: GapTooltipProps) {
  const { t } = useWords()
  const { view } = usePlanner()
  const nameOf = useUnitName()
  const wordsOf = useGapFigureWords()
  if (target.kind !== 'unit') return null
  const one = facts.find(({ unit }) => unit.id === target.unitId)
  if (!one) return null
  const figure = figures?.byUnit.get(one.unit.id)
  const perPeople = peopleUnit(view.service)
  const others = GAP_MEASURES.filter((other) => other !== measure)
  return (
    <div className="map-tip">
      <p className="map-tip-name">{nameOf(one.unit)}</p>
      <p>{figure ? wordsOf(measure, figure) : t('map.noFigure')}</p>
      {others.map((other) => (
        <p key={other} className="muted">
          {wordsOf(other, figureOf(other, one, perPeople))}
        </p>
      ))}
    </div>
  )
}
