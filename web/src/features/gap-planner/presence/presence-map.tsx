import type { AccessService } from '@hoanhap/server/contract.ts'
import { useCallback, useMemo } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { useServices } from '../../../api/services.ts'
import { classifiedSets, type FigureSet } from '../../../figures/figure-set.ts'
import { formatCount, formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import type { MapTarget } from '../../../map/map-canvas-props.ts'
import { classColours } from '../../../map/palettes/class-colours.ts'
import { PALETTES } from '../../../map/palettes/palette.ts'
import { useTheme } from '../../../theme/theme.ts'
import { DEFAULT_VIEW } from '../../../url-state/view-state.ts'
import { PageMap } from '../../frame/page-map.tsx'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useGoUp } from '../../place/use-go-up.ts'
import { usePlanner } from '../model/planner-context.ts'
import { PRESENCE_CLASSES, type PresenceRow, presenceFigures } from './presence-model.ts'
import { useKindWords } from './use-kind-words.ts'

interface PresenceMapProps {
  rows: readonly PresenceRow[]
  kind: AccessService
}

/** Communes with a place of the kind in them, within reach, or neither. */
export function PresenceMap({ rows, kind }: PresenceMapProps) {
  const { t } = useWords()
  const { units, place, selectedId } = usePlanner()
  const { go } = usePlaceModel()
  const { hoveredId, setHovered } = useHover()
  const figures = usePresenceSet({ rows, kind })
  const classWords = usePresenceWords(kind)
  const goUp = useGoUp()
  const wordsOf = useCallback(
    (unitId: number) => {
      const figure = figures?.byUnit.get(unitId)
      return figure ? `${figure.name}: ${classWords(figure.value)}` : ''
    },
    [figures, classWords],
  )
  const tooltip = (target: MapTarget) => (target.kind === 'unit' ? wordsOf(target.unitId) : null)
  const select = (unitId: number | null) =>
    go(choose(units?.units.find((unit) => unit.id === unitId) ?? null))
  if (!figures) return null
  return (
    <div className="presence-map">
      <PageMap
        id="presence"
        figures={figures}
        units={units}
        draw="fill"
        layers={DEFAULT_VIEW.layers}
        extent={units && boxOf(units.units)}
        selectedId={selectedId}
        hoveredId={hoveredId}
        place={{ key: place?.code ?? 'country', bbox: place?.bbox ?? null }}
        padding={PADDING}
        texts={{ map: t('siting.presence.title'), describeUnit: wordsOf }}
        onSelect={select}
        onHover={setHovered}
        onOpen={select}
        onUp={goUp}
        tooltip={tooltip}
      />
      <PresenceLegend figures={figures} kind={kind} />
    </div>
  )
}

const PADDING = { top: 24, right: 56, bottom: 40, left: 40 }

/** The three classes of the map; one that no commune belongs to keeps its colour. */
function usePresenceSet({ rows, kind }: PresenceMapProps): FigureSet | null {
  const { access, asOf, view } = usePlanner()
  const isWork = kind === 'employer'
  const employers = useEmployers({ asOf: isWork ? asOf : undefined, accepting: true }).data
  const services = useServices({ asOf: isWork ? undefined : asOf, kind: isWork ? undefined : kind }).data
  return useMemo(() => {
    const features = isWork ? employers : services?.filter(({ properties }) => properties.kind === kind)
    if (!features || !access || asOf === undefined) return null
    const list = presenceFigures({
      kind,
      rows,
      points: new Map(access.rows.flatMap(({ unitId, location }) => (location ? [[unitId, location]] : []))),
      places: features.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : [])),
      catchmentKm: view.catchmentKm,
      detourFactor: access.parameters.detourFactor,
      asOf,
    })
    const breaks = Object.values(PRESENCE_CLASSES)
    return classifiedSets([list], { method: 'manual', classCount: breaks.length, breaks })[0] ?? null
  }, [isWork, employers, services, access, asOf, kind, rows, view.catchmentKm])
}

/** What a class says. */
function usePresenceWords(kind: AccessService): (value: number | null) => string {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const kindWords = useKindWords()
  const { catchmentKm } = view
  const km = formatDecimal(catchmentKm, catchmentKm % 1 === 0 ? 0 : 1, language)
  const name = kindWords(kind)
  return useCallback(
    (value) => {
      if (value === null) return t('siting.presence.unknown')
      if (value === PRESENCE_CLASSES.inside) return t('siting.presence.inside', { name })
      return value === PRESENCE_CLASSES.near
        ? t('siting.presence.near', { km, name })
        : t('siting.presence.far', { km, name })
    },
    [t, km, name],
  )
}

function PresenceLegend({ figures, kind }: { figures: FigureSet; kind: AccessService }) {
  const { t, language } = useWords()
  const { shade } = useTheme()
  const words = usePresenceWords(kind)
  const colours = classColours(figures, PALETTES[shade])
  const countOf = (value: number | null) => figures.figures.filter((figure) => figure.value === value).length
  return (
    <section className="legend presence-legend" aria-label={t('legend.title')} data-over-map>
      <ul>
        {Object.values(PRESENCE_CLASSES).map((value) => (
          <li key={value}>
            <span
              className="swatch"
              style={{ backgroundColor: colours[figures.breaks.indexOf(value)] ?? 'transparent' }}
            />
            <span>{words(value)}</span>
            <span className="digits">{formatCount(countOf(value), language)}</span>
          </li>
        ))}
        {countOf(null) > 0 && (
          <li>
            <span className="swatch" data-state="noData" />
            <span>{words(null)}</span>
            <span className="digits">{formatCount(countOf(null), language)}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
