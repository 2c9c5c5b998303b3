import { useHealth } from '../../../api/health.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { peopleUnit } from '../measures/gap-measures.ts'
import { worstFirst } from '../measures/ranking.ts'
import { usePlanner } from '../model/planner-context.ts'
import { usePlaceFacts } from '../model/use-place-facts.ts'
import { useSiting } from '../siting/use-siting.ts'
import { useSitingWords } from '../siting/use-siting-words.ts'
import { toScenarioEdits } from '../trial/edits.ts'
import { exportRows } from './export-rows.ts'
import type { ExportSource } from './export-source.ts'
import { useParameterLog, useSummaryLog } from './use-log.ts'

/** What the screen shows now, for whoever takes it away; null while figures are missing. */
export function useExportSource(): ExportSource | null {
  const { t, language } = useWords()
  const { view, access, reckoned, places, trial, today } = usePlanner()
  const facts = usePlaceFacts(reckoned)
  const { found } = useSiting()
  const { gainWords, proofWords } = useSitingWords()
  const parameters = useParameterLog()
  const summary = useSummaryLog()
  const synthetic = useHealth().data?.pack?.synthetic ?? false
  if (!access || !reckoned || !today) return null
  const perPeople = peopleUnit(view.service)
  const ranked = worstFirst(facts.base, { measure: view.measure, perPeople })
  const rest = facts.base.filter((one) => !ranked.includes(one))
  return {
    title: t('siting.export.title', { day: formatDay(today, language) }),
    synthetic: synthetic ? t('siting.export.synthetic') : null,
    rows: exportRows({ base: [...ranked, ...rest], trial: facts.trial, rows: access.rows, perPeople }),
    parameters,
    summary,
    places: places.map(({ id, name, point, capacity }) => ({ id, name, point, capacity })),
    sites: found ? found.sites.map((site) => ({ ...site, gain: gainWords(site, found) })) : [],
    proof: found && found.sites.length > 0 ? proofWords(found.answer) : null,
    edits: toScenarioEdits(trial.edits),
  }
}
