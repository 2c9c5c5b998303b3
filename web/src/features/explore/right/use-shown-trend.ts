import type { Unit } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { type TrendPoint, useTrend } from './use-trend.ts'

/** The row of a unit on the register, or the whole of it; nothing is asked while the page shows a release. */
function useRegisterAnswer(unit: Unit | null) {
  const { asOf, register } = useExploreModel()
  const level = unit?.level ?? 'province'
  const answer = useCaseload({ level, asOf: register ? asOf : undefined, filters: register?.values ?? {} })
  const row = answer.data?.rows.find(({ unitId }) => unitId === unit?.id) ?? null
  return { answer, row, total: answer.data?.total ?? null }
}

/**
 * The quarters of a unit as far as they are of one plane: a count of the register stands alone, since the quarters
 * before it are releases, which hide and are not filtered.
 */
export function useShownTrend(unit: Unit | null): ReturnType<typeof useTrend> {
  const { register } = useExploreModel()
  const released = useTrend(unit)
  const { answer, row, total } = useRegisterAnswer(unit)
  if (!register) return released
  const isReleased = row?.plane === 'release' && !register.filtered
  if (isReleased) return released
  const now: TrendPoint = { period: '', cell: unit ? row : total }
  return { trend: answer.data ? [now] : [], answer }
}

/** Which plane the figure of a unit is of; null where the page shows one release throughout. */
export function useCellPlaneWords(unit: Unit | null): string | null {
  const { t, language } = useWords()
  const { register, release } = useExploreModel()
  const { row } = useRegisterAnswer(unit)
  if (!register) return null
  if (!unit || row?.plane === 'register') return t('filters.plane.exact')
  if (!row) return null
  if (register.filtered) return t('filters.why.outsideScope')
  return release && t('filters.plane.released', { period: formatPeriod(release.period, language) })
}
