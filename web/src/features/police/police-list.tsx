import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error.ts'
import { type Statement, usePoliceList } from '../../api/police-list.ts'
import { formatCount, formatDay } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { EmptyNote, ErrorPanel } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

const STATUSES = ['use_management', 'compulsory_proposed', 'post_rehab'] as const
type Choice = (typeof STATUSES)[number] | 'all'

interface PoliceListProps {
  statement: Statement
  onClose: () => void
}

/** Name, year of birth, status, decision and planned end of those under the commune's management: no more is known here. */
export function PoliceList({ statement, onClose }: PoliceListProps) {
  const { t, language } = useWords()
  const [status, setStatus] = useState<Choice>('all')
  const list = usePoliceList(statement, status === 'all' ? undefined : status)
  const items = list.data?.flatMap((page) => page.items) ?? []
  const total = list.data?.[0]?.total
  return (
    <section aria-label={t('police.title')}>
      <div className="police-tools">
        <Segmented<Choice>
          label={t('police.status')}
          value={status}
          options={[
            { value: 'all', label: t('police.all') },
            ...STATUSES.map((value) => ({ value, label: t(`value.status.${value}`) })),
          ]}
          onChange={setStatus}
        />
        <p className="police-total" role="status">
          {total !== undefined && t('police.total', { count: total, shown: formatCount(total, language) })}
        </p>
        <Button onClick={onClose}>{t('police.close')}</Button>
      </div>
      {list.isError && <PoliceFailure error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <SkeletonRows count={8} label={t('app.loading')} />}
      {list.isSuccess && items.length === 0 && <EmptyNote>{t('police.empty')}</EmptyNote>}
      {items.length > 0 && <PoliceTable items={items} />}
      <MoreButton pages={list} label={t('app.more')} />
      <p className="police-kept muted">{t('police.kept', { reason: statement.reason })}</p>
    </section>
  )
}

function PoliceFailure({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useWords()
  if (error.status === 403) return <ErrorPanel message={t('police.closed')} />
  return <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={onRetry} />
}

function PoliceTable({ items }: { items: readonly CaseRecord[] }) {
  const { t } = useWords()
  const heads = ['name', 'birthYear', 'status', 'decision', 'plannedEnd'] as const
  return (
    <div className="admin-scroll">
      <table className="admin-table police-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`police.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <PoliceRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PoliceRow({ item }: { item: CaseRecord }) {
  const { t, language } = useWords()
  const { name, birthYear, status, decisionNumber, plannedEnd } = item
  const known = STATUSES.find((one) => one === status)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="digits" data-head={t('police.birthYear')}>
        {birthYear}
      </td>
      <td>{known && t(`value.status.${known}`)}</td>
      <td className="digits" data-head={t('police.decision')}>
        {decisionNumber ?? t('police.none')}
      </td>
      <td className="digits" data-head={t('police.plannedEnd')}>
        {plannedEnd ? formatDay(plannedEnd, language) : t('police.none')}
      </td>
    </tr>
  )
}
