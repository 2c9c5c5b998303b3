import type { Day } from '@hoanhap/geo/day.ts'
import type { By, Caseload, Coverage, Level, Unit } from '@hoanhap/server/contract.ts'
import { useMemo, useRef } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useCoverage } from '../../../api/coverage.ts'
import { type UnitSet, useUnits } from '../../../api/units.ts'
import type { FigureSource } from '../../../figures/figure.ts'
import { figureSetOf } from '../../../figures/figure-set.ts'
import type { Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { usePlace, usePlaceIsKnown } from '../../place/use-place.ts'
import { usePlaceUnits } from '../../place/use-place-units.ts'
import type { RegisterView } from '../filters/register-view.ts'

/** Which figures: a view on the units of a day, with the quarters that exist for it. */
export interface FiguresAsked {
  view: ViewState
  /** Undefined asks for nothing yet. */
  asOf: Day | undefined
  releasesKnown: boolean
  /** The quarter that is shown and the one before it; null where there is no release. */
  released: string | null
  earlier: string | null
  /** The register in place of the newest release; null shows the release. */
  register: RegisterView | null
  /** Leaves out the answers that panels read and the map does not. */
  drawnOnly?: boolean
}

/** The answers that a view needs, and the figures of its theme once they all speak of the same units. */
export function useFigures(asked: FiguresAsked) {
  const { view, asOf, releasesKnown, register, drawnOnly = false } = asked
  const released = register ? undefined : asked.released
  const earlier = register ? null : asked.earlier
  const { language } = useWords()
  const { level } = view
  const by: By | undefined = view.theme === 'supportNeed' ? 'supportNeed' : undefined
  const needs = answersOf(view)
  const dayOf = (needed: boolean) => (needed || !drawnOnly ? asOf : undefined)
  const caseload = useCaseload(
    { level, asOf: dayOf(needs.caseload), period: released, by, filters: register?.rows },
    { urgent: needs.caseload },
  )
  const previous = useCaseload(
    { level, asOf: dayOf(needs.previous), period: earlier },
    { urgent: needs.previous },
  )
  const coverage = useCoverage({ level, asOf: dayOf(needs.coverage) }, { urgent: needs.coverage })
  const units = useUnits({ level, asOf })
  const place = usePlace(view.place, asOf)
  const placeKnown = usePlaceIsKnown(view.place, asOf)
  const { units: within, known } = usePlaceUnits(units.data ?? null, place)
  const placeUnits = useChosenUnits(units.data ?? null, view.filters.communes, within)
  const source = useFigureSource({
    theme: view.theme,
    language,
    units: units.data ?? null,
    placeUnits,
    complete: placeKnown && known && releasesKnown,
    // The answer to another question that stands in for this one fits its units, but not its filters.
    caseload: needs.caseload && released !== null ? settled(caseload) : null,
    previous: needs.previous && earlier !== null ? settled(previous) : null,
    coverage: needs.coverage ? coverage.data : null,
    filtered: register?.filtered ?? false,
  })
  const { method, classCount, breaks } = view
  const figures = useMemo(
    () => source && figureSetOf(source, { method, classCount, breaks }),
    [source, method, classCount, breaks],
  )
  return { caseload, previous, coverage, units, place, placeUnits, source, figures, needs }
}

function settled(answer: { data: Caseload | undefined; isPlaceholderData: boolean }): Caseload | undefined {
  return answer.isPlaceholderData ? undefined : answer.data
}

/** The communes of the filter, wherever they lie; without any, the units of the place. */
function useChosenUnits(
  set: UnitSet | null,
  codes: readonly string[],
  within: readonly Unit[],
): readonly Unit[] {
  return useMemo(() => {
    if (codes.length === 0 || set?.level !== 'commune') return within
    const chosen = new Set(codes)
    return set.units.filter(({ code }) => chosen.has(code))
  }, [set, codes, within])
}

/** Which answers the figures of a theme are computed from; the table shows the figures of every theme. */
function answersOf({ theme, view }: Pick<ViewState, 'theme' | 'view'>) {
  if (view === 'table') return { caseload: true, previous: true, coverage: true }
  const coverageOnly = theme === 'employers' || theme === 'services' || theme === 'nearest'
  return {
    caseload: !coverageOnly,
    previous: theme === 'change',
    coverage: coverageOnly || theme === 'openings',
  }
}

interface Answers {
  theme: FigureSource['theme']
  language: Language
  units: UnitSet | null
  placeUnits: readonly Unit[]
  /** Whether it is settled which units and which release the figures are of. */
  complete: boolean
  /** Undefined is still to come; null is not needed or does not exist. */
  caseload: Caseload | null | undefined
  previous: Caseload | null | undefined
  coverage: Coverage | null | undefined
  filtered: boolean
}

/**
 * Answers that all speak of the same level and day. While one of them is still of another, the figures before stand:
 * half of an answer would be drawn as areas without data.
 */
function useFigureSource(answers: Answers): FigureSource | null {
  const { theme, language, units, placeUnits, complete, caseload, previous, coverage, filtered } = answers
  const held = useRef<FigureSource | null>(null)
  const fitting = useMemo(() => {
    if (!units || !complete) return null
    const fits = (answer: { level: Level; asOf: string } | null | undefined) =>
      answer === null || (answer?.level === units.level && answer.asOf === units.asOf)
    if (![caseload, previous, coverage].every(fits)) return null
    return {
      theme,
      language,
      level: units.level,
      asOf: units.asOf,
      units: placeUnits,
      caseload: caseload ?? undefined,
      previous: previous ?? undefined,
      coverage: coverage ?? undefined,
      filtered,
    }
  }, [theme, language, units, placeUnits, complete, caseload, previous, coverage, filtered])
  if (fitting) held.current = fitting
  return held.current
}
