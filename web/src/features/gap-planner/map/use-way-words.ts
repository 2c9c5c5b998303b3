import { formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'

interface WayWords {
  livingAt: string
  routing: string
  detour: string
  /** While roads are known to the server only, and it has not answered; null otherwise. */
  provisional: string | null
}

/** Where people are measured from and how, in one sentence each; null while it is not known. */
export function useWayWords(): WayWords | null {
  const { t, language } = useWords()
  const { access, reckoned } = usePlanner()
  if (!access) return null
  const { demandAt, detourFactor } = access.parameters
  const detour = formatDecimal(detourFactor, 1, language)
  const routing = reckoned?.routing ?? 'greatCircle'
  const isProvisional = access.parameters.routing !== 'greatCircle' && routing === 'greatCircle'
  return {
    livingAt: t(`gap.livingAt.${demandAt}`),
    routing: t(`gap.routing.${routing}`, { detour }),
    detour,
    provisional: isProvisional ? t('gap.routing.provisional', { detour }) : null,
  }
}
