import { useTrades } from '../../../api/employers.ts'
import {
  formatCount,
  formatDay,
  formatDecimal,
  formatKilometres,
  formatPercent,
  formatPeriod,
} from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { peopleUnit } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { LogLine } from './export-source.ts'

/** Which question the figures answer: everything that one needs to get them again. */
export function useParameterLog(): LogLine[] {
  const { t, language } = useWords()
  const { setting, access, place, asOf, trial, reckoned } = usePlanner()
  const trades = useTrades().data
  const nameOf = useUnitName()
  const { service, trade, catchmentKm, decay, steps } = setting
  const found = trades?.find(({ code }) => code === trade)
  const tradeName = found && (language === 'en' ? found.nameEn : found.name)
  const term = (name: ParameterName, value: string | number): LogLine => ({
    name,
    term: t(`siting.export.log.${name}`),
    value,
  })
  return [
    term('place', place ? nameOf(place) : t('top.country')),
    term('service', service === 'employer' ? t('siting.export.work') : t(`service.${service}`)),
    ...(service === 'employer' ? [term('trade', tradeName ?? trade ?? t('siting.export.allTrades'))] : []),
    term('catchment', formatKilometres(catchmentKm, language)),
    term('decay', t(`siting.export.decay.${decay}`)),
    term('steps', t(steps === '3' ? 'siting.export.steps3' : 'siting.export.steps2')),
    ...(reckoned ? [term('routing', t(`siting.export.routing.${reckoned.routing}`))] : []),
    ...(access ? [term('detour', formatDecimal(access.parameters.detourFactor, 1, language))] : []),
    ...(access ? [term('demandAt', t(`siting.export.demandAt.${access.parameters.demandAt}`))] : []),
    ...(asOf ? [term('asOf', formatDay(asOf, language))] : []),
    ...(access ? [term('source', sourceWords())] : []),
    term('edits', trial.edits.length),
    ...(reckoned ? [term('milliseconds', `${formatCount(reckoned.milliseconds, language)} ms`)] : []),
  ]

  function sourceWords(): string {
    const period = access?.release && formatPeriod(access.release.period, language)
    if (access?.plane === 'register') return t('siting.export.register')
    return period ? t('siting.export.release', { period }) : t('siting.export.noRelease')
  }
}

/** Stable names of the lines, for programs. */
type ParameterName =
  | 'place'
  | 'service'
  | 'trade'
  | 'catchment'
  | 'decay'
  | 'steps'
  | 'routing'
  | 'detour'
  | 'demandAt'
  | 'asOf'
  | 'source'
  | 'edits'
  | 'milliseconds'

/** What the figures come to, as the panel shows it: with the trial where there is one. */
export function useSummaryLog(): LogLine[] {
  const { t, language } = useWords()
  const { reckoned, view } = usePlanner()
  if (!reckoned) return []
  const { base, trial } = reckoned
  const perPeople = peopleUnit(view.service)
  const count = (value: number) => formatCount(Math.round(value), language)
  const offer = view.service === 'employer' ? 'work' : 'service'
  const lines = ({
    coverageShare,
    gini,
    worstDecile,
    capacityTotal,
    demandTotal,
    withoutPlace,
  }: Summary) => ({
    coverage: coverageShare === null ? null : formatPercent(coverageShare * 100, language),
    gini: gini === null ? null : formatDecimal(gini, 2, language),
    worstDecile: worstDecile === null ? null : formatDecimal(worstDecile * perPeople, 1, language),
    withoutPlace: count(withoutPlace),
    capacity: count(capacityTotal),
    demand: count(demandTotal),
  })
  type Summary = typeof base.summary
  const before = lines(base.summary)
  const after = trial && lines(trial.summary)
  const terms: Record<keyof typeof before, string> = {
    coverage: t('siting.export.log.coverage'),
    gini: t('siting.export.log.gini'),
    worstDecile: t(`siting.export.log.worstDecile.${offer}`, { people: formatCount(perPeople, language) }),
    withoutPlace: t('siting.export.log.withoutPlace'),
    capacity: t(`siting.export.log.capacity.${offer}`),
    demand: t('siting.export.log.demand'),
  }
  return Object.entries(terms).map(([key, term]) => {
    const name = key as keyof typeof before
    const was = before[name] ?? t('app.dash')
    const is = after?.[name]
    return { name, term, value: is && is !== was ? `${was} → ${is}` : was }
  })
}
