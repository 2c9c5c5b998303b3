import type { Unit } from '@hoanhap/server/contract.ts'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTarget } from '../../../map/map-canvas-props.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import { useUnitName } from '../model/use-unit-name.ts'
import { useFigureWords } from './map-texts.ts'

interface TooltipContentProps {
  target: MapTarget
  figures: FigureSet | null
  units: readonly Unit[]
}

/** What is said beside the pointer; the panel and the table say the same. */
export function TooltipContent({ target, figures, units }: TooltipContentProps) {
  if (target.kind === 'employers')
    return <Places names={target.employers.map(({ properties }) => properties.name)} />
  if (target.kind === 'services')
    return <Places names={target.services.map(({ properties }) => properties.name)} />
  const unit = units.find((candidate) => candidate.id === target.unitId)
  return unit ? <UnitTooltip unit={unit} figures={figures} /> : null
}

const NAMES = 4

function Places({ names }: { names: string[] }) {
  const { t } = useWords()
  return (
    <div className="map-tip">
      {names.slice(0, NAMES).map((name) => (
        <p key={name}>{name}</p>
      ))}
      {names.length > NAMES && (
        <p className="muted">{t('map.morePlaces', { count: names.length - NAMES })}</p>
      )}
    </div>
  )
}

function UnitTooltip({ unit, figures }: { unit: Unit; figures: FigureSet | null }) {
  const { t } = useWords()
  const nameOf = useUnitName()
  const describe = useFigureWords()
  const figure = figures?.byUnit.get(unit.id)
  if (!figures || !figure) return <p className="map-tip-name">{nameOf(unit)}</p>
  const hidden = figure.state === 'suppressed'
  const note = {
    suppressed: figure.display === '<10' ? t('map.smallNote') : t('map.protectNote'),
    noData: t('map.noDataNote'),
    notApplicable: t('map.noDataNote'),
    estimated: t('map.estimatedNote'),
    value: null,
    zero: null,
  }[figure.state]
  return (
    <div className="map-tip">
      <p className="map-tip-head">
        <span className="map-tip-name">{nameOf(unit)}</span>
        {hidden ? <HiddenTag display={figure.display} /> : <span>{describe(figures.theme, figure)}</span>}
      </p>
      {note && <p className="muted">{note}</p>}
    </div>
  )
}
