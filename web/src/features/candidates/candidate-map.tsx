import { useMemo } from 'react'
import type { UnitSet } from '../../api/units.ts'
import { useWords } from '../../i18n/i18n.ts'
import type { CasesOnMap } from '../../map/layers/map-layer.ts'
import type { MapTarget } from '../../map/map-canvas-props.ts'
import type { LayerState } from '../../url-state/view-state.ts'
import { boxAround } from '../cases/map/scope-figures.ts'
import { PageMap } from '../frame/page-map.tsx'
import { useUnitWords } from '../place/use-unit-words.ts'
import { candidateFigures } from './candidate-figures.ts'
import './candidates.css'
import { withSurroundings } from './surroundings.ts'

const LAYERS: LayerState[] = [
  { id: 'figures', on: true, opacity: 1 },
  { id: 'formerDistricts', on: true, opacity: 1 },
  { id: 'names', on: true, opacity: 1 },
  { id: 'services', on: false, opacity: 1 },
  { id: 'employers', on: false, opacity: 1 },
]
const PADDING = { top: 56, right: 56, bottom: 56, left: 24 }

interface CandidateMapProps {
  /** Name of the map on `window.__map`. */
  id: string
  /** Communes of the day on which addresses are read; null while they load. */
  units: UnitSet | null
  /** What the address may mean, likeliest first. Each is a whole commune: none is drawn as a point. */
  candidates: readonly string[]
  /** The commune that was decided on, or is about to be. */
  chosen: string | null
  /** A candidate that the list points at. */
  pointed: string | null
  onPoint: (code: string | null) => void
  onChoose: (code: string) => void
  /** Changes with the address, so that the map looks where it may be. */
  about: string
  /** What is shown when there is no candidate: the own area; null is everything. */
  home: readonly string[] | null
  cases?: CasesOnMap | null
  /** While it is given, a press on the map sets a pin. */
  onPosition?: (position: readonly [number, number]) => void
}

/** Where an address may lie: whole communes, told apart from the others, with the chosen one in a line. */
export function CandidateMap(props: CandidateMapProps) {
  const { id, units, candidates, chosen, pointed, about, home } = props
  const { t } = useWords()
  const byCode = useMemo(() => new Map(units?.units.map((unit) => [unit.code, unit])), [units])
  const key = candidates.join(' ')
  const figures = useMemo(() => units && candidateFigures(units, new Set(key.split(' '))), [units, key])
  const unitWords = useUnitWords(units)
  const idOf = (code: string | null) => (code === null ? null : (byCode.get(code)?.id ?? null))
  const codeOf = (unitId: number | null) => units?.units.find((unit) => unit.id === unitId)?.code ?? null
  const shown = (candidates.length > 0 ? candidates : (home ?? [...byCode.keys()])).flatMap(
    (code) => byCode.get(code) ?? [],
  )
  const choose = (unitId: number | null) => {
    const code = codeOf(unitId)
    if (code !== null) props.onChoose(code)
  }
  const tooltip = (target: MapTarget) => (target.kind === 'unit' ? unitWords(target.unitId) : null)
  if (!units) return null
  return (
    <div className="candidate-map" data-placing={props.onPosition ? true : undefined}>
      <PageMap
        id={id}
        figures={figures}
        units={units}
        draw="fill"
        layers={LAYERS}
        cases={props.cases ?? null}
        selectedId={idOf(chosen)}
        hoveredId={idOf(pointed)}
        place={{
          key: `${about} ${key}`,
          bbox: candidates.length > 0 ? withSurroundings(boxAround(shown)) : boxAround(shown),
        }}
        padding={PADDING}
        texts={{ map: t('addresses.map.label'), describeUnit: unitWords }}
        onSelect={choose}
        onHover={(unitId) => props.onPoint(codeOf(unitId))}
        onOpen={choose}
        onPosition={props.onPosition}
        tooltip={tooltip}
      />
    </div>
  )
}
