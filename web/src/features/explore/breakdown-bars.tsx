import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { type BarFigure, BarRow } from '../../ui/bar-row.tsx'
import type { BreakdownRow } from './model/use-breakdown.ts'

/** A one-way table as bars on one scale. */
export function BreakdownBars({ rows }: { rows: BreakdownRow[] }) {
  const { t, language } = useWords()
  const full = Math.max(...rows.map((row) => row.cell.count ?? 0), 1)
  const figureOf = ({ cell }: BreakdownRow): BarFigure => {
    if (cell.count !== null)
      return { kind: 'shown', count: cell.count, text: formatCount(cell.count, language) }
    if (cell.state === 'suppressed') return { kind: 'hidden', display: cell.display }
    return { kind: 'missing', text: t('app.none') }
  }
  return (
    <ul className="breakdown">
      {rows.map((row) => (
        <BarRow key={row.value} label={row.label} figure={figureOf(row)} full={full} />
      ))}
    </ul>
  )
}
