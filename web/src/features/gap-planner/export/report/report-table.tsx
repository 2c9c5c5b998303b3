import { formatCount, formatDecimal } from '../../../../i18n/formats.ts'
import { useWords } from '../../../../i18n/i18n.ts'
import type { ExportFigure } from '../export-rows.ts'
import type { ExportSource } from '../export-source.ts'
import { useWorkbookWords } from '../use-export-words.ts'

const WORST = 5

/** The communes where most is missing. */
export function ReportTable({ source }: { source: ExportSource }) {
  const { t, language } = useWords()
  const { columns } = useWorkbookWords()
  const rows = source.rows.slice(0, WORST)
  const count = (value: ExportFigure) => (typeof value === 'number' ? formatCount(value, language) : value)
  const decimal = (value: ExportFigure) =>
    typeof value === 'number' ? formatDecimal(value, 1, language) : (value ?? t('app.dash'))
  return (
    <table className="report-table">
      <caption>{t('siting.report.worst')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('siting.report.order')}</th>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.need}</th>
          <th scope="col">{columns.nearest}</th>
          <th scope="col">{columns.gap}</th>
          <th scope="col">{columns.ratio}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.unitId}>
            <td>{index + 1}</td>
            <th scope="row">{row.name}</th>
            <td>
              {row.needState === 'estimated' ? `≈ ${count(row.need)}` : (count(row.need) ?? t('app.dash'))}
            </td>
            <td>{decimal(row.nearest)}</td>
            <td>{decimal(row.gap)}</td>
            <td>{decimal(row.ratio)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
