import type { TradeBalance, TradeRow } from '@hoanhap/server/contract.ts'
import { Fragment } from 'react'
import { formatCount, formatRange } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'
import { type TradeBars, type TradeLine, type TradeOrder, tradeLines } from './trade-lines.ts'
import { useFindingWords } from './use-finding-words.ts'

interface TradeTableProps {
  balance: TradeBalance
  order: TradeOrder
}

/** One trade per row: people on the left of the axis, openings on the right, and in words what is left. */
export function TradeTable({ balance, order }: TradeTableProps) {
  const { t, language } = useWords()
  const groupName = (code: string) => {
    const group = balance.groups.find((one) => one.code === code)
    return language === 'vi' ? group?.name : group?.nameEn
  }
  return (
    <div className="trades-scroll">
      <table className="trades-table">
        <thead>
          <tr>
            <th scope="col">{t('trades.trade')}</th>
            <th scope="col" className="digits">
              {t('trades.people')}
            </th>
            <th scope="col" className="trades-axis">
              <BarLegend />
            </th>
            <th scope="col">{t('trades.openings')}</th>
            <th scope="col">{t('trades.left')}</th>
          </tr>
        </thead>
        <tbody>
          {tradeLines(balance, order).map((line) => (
            <Fragment key={line.row.trade}>
              {line.beginsGroup && (
                <tr className="trades-group">
                  <th scope="rowgroup" colSpan={5}>
                    {groupName(line.beginsGroup)}
                  </th>
                </tr>
              )}
              <TradeTableRow line={line} rows={balance.rows} />
            </Fragment>
          ))}
        </tbody>
        <TradesTotal summary={balance.summary} />
      </table>
    </div>
  )
}

function TradeTableRow({ line: { row, bars }, rows }: { line: TradeLine; rows: readonly TradeRow[] }) {
  const { t, language } = useWords()
  const { view, change } = usePlanner()
  const findingWords = useFindingWords(rows)
  const name = language === 'vi' ? row.name : row.nameEn
  return (
    <tr aria-current={view.trade === row.trade || undefined} data-estimated={row.peopleState === 'estimated'}>
      <th scope="row">
        <button
          type="button"
          className="trades-name"
          title={t('trades.showOnMap', { trade: name })}
          onClick={() => change({ service: 'employer', trade: row.trade, view: 'map' })}
        >
          {name}
        </button>
      </th>
      <td className="digits">
        <People row={row} />
      </td>
      <td className="trades-axis" aria-hidden="true">
        <Bars bars={bars} />
      </td>
      <td>
        <span className="digits">{formatCount(row.openings, language)}</span>
        {row.employers > 0 && (
          <span className="trades-small">
            {t('trades.employers', { count: row.employers, number: formatCount(row.employers, language) })}
          </span>
        )}
      </td>
      <td className="trades-words">{findingWords(row)}</td>
    </tr>
  )
}

/** What the parts of a bar are, in their order. */
function BarLegend() {
  const { t } = useWords()
  return (
    <span className="trades-legend">
      {(['unmet', 'met', 'filled', 'unfilled'] as const).map((part) => (
        <span key={part}>
          <span className={`trades-${part}`} aria-hidden="true" />
          {t(`trades.bar.${part}`)}
        </span>
      ))}
    </span>
  )
}

/** People to the left of the axis, openings to the right, on one scale. */
function Bars({ bars: { met, unmet, filled, unfilled } }: Pick<TradeLine, 'bars'>) {
  return (
    <span className="trades-bars">
      <span className="trades-side trades-people">
        <Bar name="unmet" share={unmet} />
        <Bar name="met" share={met} />
      </span>
      <span className="trades-side">
        <Bar name="filled" share={filled} />
        <Bar name="unfilled" share={unfilled} />
      </span>
    </span>
  )
}

function Bar({ name, share }: { name: keyof TradeBars; share: number }) {
  if (share <= 0) return null
  return <span className={`trades-${name}`} style={{ width: `${100 * share}%` }} />
}

/** A number that was counted, or an estimate over what the figures allow. */
function People({ row: { people, peopleLow, peopleHigh } }: { row: TradeRow }) {
  const { t, language } = useWords()
  if (people === null) return t('app.dash')
  const [low, high] = [peopleLow, peopleHigh].map((bound) =>
    formatCount(Math.round(bound ?? people), language),
  )
  return (
    <>
      {formatCount(Math.round(people), language)}
      {low !== high && <span className="trades-small">{formatRange(low as string, high as string)}</span>}
    </>
  )
}

function TradesTotal({ summary }: { summary: TradeBalance['summary'] }) {
  const { t, language } = useWords()
  const figure = (value: number | null) =>
    value === null ? t('app.dash') : formatCount(Math.round(value), language)
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('trades.total')}</th>
        <td className="digits">{figure(summary.people)}</td>
        <td className="trades-axis" aria-hidden="true" />
        <td className="digits trades-left">{figure(summary.openings)}</td>
        <td>
          {summary.unmet !== null &&
            t('trades.totalLeft', { unmet: figure(summary.unmet), unfilled: figure(summary.unfilled) })}
        </td>
      </tr>
    </tfoot>
  )
}
