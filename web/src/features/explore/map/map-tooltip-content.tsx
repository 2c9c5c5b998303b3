import type { Unit } from '@hoanhap/server/contract.ts'
import type { ThemeSet } from '../../../figures/figure-set.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTarget } from '../../../map/map-canvas-props.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useMissingWords } from '../filters/use-missing-words.ts'
import { useShareWords } from '../filters/use-share-words.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useFigureWords } from './map-texts.ts'

interface TooltipContentProps {
  target: MapTarget
  figures: ThemeSet | null
  units: readonly Unit[]
}

/** What is said beside the pointer; the panel and the table say the same. */
export function TooltipContent({ target, figures, units }: TooltipContentProps) {
  if (target.kind === 'employers')
    return <Places names={target.employers.map(({ properties }) => properties.name)} />
  if (target.kind === 'services')
    return <Places names={target.services.map(({ properties }) => properties.name)} />
  if (target.kind === 'cases') return <People count={target.count} isPoint={target.caseIds.length === 1} />
  if (target.kind !== 'unit') return null
  const unit = units.find((candidate) => candidate.id === target.unitId)
  return unit ? <UnitTooltip unit={unit} figures={figures} /> : null
}

/** How many people stand on a spot; the page of one of them is a press away for whoever keeps the file. */
function People({ count, isPoint }: { count: number; isPoint: boolean }) {
  const { t, language } = useWords()
  const { view } = useExploreModel()
  const shown = formatCount(count, language)
  return (
    <div className="map-tip">
      <p>{isPoint ? t('filters.cases.point') : t('filters.cases.circle', { count, shown })}</p>
      {view.filters.supportNeed.length > 0 && <p className="muted">{t('filters.cases.needNote')}</p>}
    </div>
  )
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

function UnitTooltip({ unit, figures }: { unit: Unit; figures: ThemeSet | null }) {
  const missingWords = useMissingWords()
  const shareWords = useShareWords()
  const nameOf = useUnitName()
  const describe = useFigureWords()
  const figure = figures?.byUnit.get(unit.id)
  if (!figures || !figure) return <p className="map-tip-name">{nameOf(unit)}</p>
  const hidden = figure.state === 'suppressed'
  const note = figure.share ? shareWords(figure.share) : missingWords(figure)
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
