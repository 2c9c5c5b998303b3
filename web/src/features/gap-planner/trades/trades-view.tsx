import type { TradeBalance } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useAccessTrades } from '../../../api/access-trades.ts'
import { formatCount, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { TRADE_ORDERS, type TradeOrder } from './trade-lines.ts'
import { TradeTable } from './trade-table.tsx'
import './trades.css'

/** Who wants which trade in the place, what is open in it, and what is left on both sides; distance is no matter here. */
export function TradesView() {
  const { t } = useWords()
  const { asOf, place } = usePlanner()
  const [order, setOrder] = useState<TradeOrder>('unmet')
  const { data, isError, isPlaceholderData, refetch } = useAccessTrades({ asOf, unit: place?.code ?? null })
  return (
    <section className="trades-view" aria-busy={isPlaceholderData} aria-label={t('trades.name')}>
      <div className="trades-bar">
        <h2>{t('trades.title', { place: place?.name ?? t('top.country') })}</h2>
        <Segmented
          label={t('trades.order.label')}
          value={order}
          options={TRADE_ORDERS.map((value) => ({ value, label: t(`trades.order.${value}`) }))}
          onChange={setOrder}
        />
      </div>
      {isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => void refetch()}
        />
      )}
      {data && data.rows.length === 0 && <EmptyNote>{t('trades.noTrades')}</EmptyNote>}
      {data && data.rows.length > 0 && (
        <>
          <TradeTable balance={data} order={order} />
          <TradesNotes balance={data} />
        </>
      )}
    </section>
  )
}

/** Where the figures come from, how they are reckoned, and what is missing in them. */
function TradesNotes({ balance }: { balance: TradeBalance }) {
  const { t, language } = useWords()
  const { release, plane, summary } = balance
  return (
    <footer className="trades-notes">
      {release && <p>{t('trades.fromRelease', { period: formatPeriod(release.period, language) })}</p>}
      {plane === 'register' && <p>{t('trades.fromRegister')}</p>}
      <p>{t('trades.method')}</p>
      {summary.communesWithoutData > 0 && (
        <p>
          {t('trades.withoutData', {
            count: summary.communesWithoutData,
            number: formatCount(summary.communesWithoutData, language),
          })}
        </p>
      )}
    </footer>
  )
}
