import { per100 } from '@hoanhap/geo/units.ts'
import type { EmployerFeature, Unit } from '@hoanhap/server/contract.ts'
import { BriefcaseBusiness } from 'lucide-react'
import { memo, useState } from 'react'
import { useEmployers, useTrades } from '../../../api/employers.ts'
import { formatCount, formatKilometres } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { ThemeHelp } from '../theme-help.tsx'
import { useUnitRow } from './use-unit-row.ts'

const FIRST = 3

/** Employers within the unit: how many openings for how many people, and who they are. */
export function UnitJobs({ unit }: { unit: Unit }) {
  const { t, language } = useWords()
  const { asOf } = useExploreModel()
  const employers = useEmployers({ asOf, unit: unit.code })
  const { coverage, caseload } = useUnitRow(unit)
  const rate =
    coverage && caseload && caseload.count !== null ? per100(coverage.openings, caseload.count) : null
  return (
    <section className="panel-section">
      <div className="section-head">
        <h3 className="section-title">{t('unit.jobs')}</h3>
        {coverage && (
          <span className="section-note digits">
            {t('unit.openings', {
              count: coverage.openings,
              shown: formatCount(coverage.openings, language),
            })}
          </span>
        )}
      </div>
      {rate !== null && (
        <p className="section-figure">
          {t('unit.jobsPerHundred', { rate: formatCount(Math.round(rate), language) })}
          <ThemeHelp theme="openings" />
        </p>
      )}
      {employers.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => employers.refetch()}
        />
      )}
      {employers.isPending && <SkeletonRows count={3} label={t('app.loading')} />}
      {employers.data && (
        <EmployerList employers={employers.data} nearestKm={coverage?.nearestEmployerKm ?? null} />
      )}
    </section>
  )
}

interface EmployerListProps {
  employers: EmployerFeature[]
  nearestKm: number | null
}

const EmployerList = memo(function EmployerList({ employers, nearestKm }: EmployerListProps) {
  const { t, language } = useWords()
  const [all, setAll] = useState(false)
  if (employers.length === 0) {
    return (
      <EmptyNote>
        {t('unit.jobsNone')}{' '}
        {nearestKm !== null && t('unit.jobsNearest', { distance: formatKilometres(nearestKm, language) })}
      </EmptyNote>
    )
  }
  const largestFirst = [...employers].sort((a, b) => b.properties.openings - a.properties.openings)
  return (
    <>
      <ul className="place-list">
        {largestFirst.slice(0, all ? undefined : FIRST).map((employer) => (
          <EmployerRow key={employer.id} employer={employer} />
        ))}
      </ul>
      {employers.length > FIRST && (
        <button type="button" className="link more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('unit.jobsFewer') : t('unit.jobsAll', { count: employers.length })}
        </button>
      )}
    </>
  )
})

/** One employer: name, trades, whether it takes people now. */
export function EmployerRow({ employer: { properties } }: { employer: EmployerFeature }) {
  const { t, language } = useWords()
  const trades = useTrades().data ?? []
  const tradeName = (code: string) => {
    const trade = trades.find((candidate) => candidate.code === code)
    return (language === 'en' ? trade?.nameEn : trade?.name) ?? code
  }
  const words = [
    ...properties.trades.map(tradeName),
    ...(properties.accepting ? [] : [t('unit.notAccepting')]),
    ...(properties.memorandum ? [t('unit.memorandum')] : []),
  ]
  return (
    <li className="place-row">
      <span className="place-sign place-sign-work">
        <BriefcaseBusiness size={13} strokeWidth={1.75} aria-hidden />
      </span>
      <span>
        {properties.name}
        <span className="muted">{words.join(' · ')}</span>
      </span>
      <span className="digits place-figure">
        {t('unit.openings', {
          count: properties.openings,
          shown: formatCount(properties.openings, language),
        })}
      </span>
    </li>
  )
}
