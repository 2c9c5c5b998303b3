import { per1000 } from '@hoanhap/geo/units.ts'
import type { CellValue } from '@hoanhap/server/contract.ts'
import { formatCount, formatDecimal, formatDifference } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useFocusProvince } from '../model/use-focus.ts'
import { useNotMapped } from '../model/use-not-mapped.ts'
import { useTotal } from '../model/use-total.ts'
import type { FigureColumn, TableRow } from './table-model.ts'

interface TableTotalsProps {
  rows: readonly TableRow[]
  figures: readonly FigureColumn[]
}

/** The total of the place, and who of it stands on no place of the map. */
export function TableTotals({ rows, figures }: TableTotalsProps) {
  const { t, language } = useWords()
  const { place, view } = useExploreModel()
  const nameOf = useUnitName()
  const { total, previous } = useTotal()
  const notMapped = useNotMapped(useFocusProvince())
  const sum = (column: FigureColumn) => rows.reduce((all, row) => all + (row.cells[column].value ?? 0), 0)
  const rate = total?.count && place?.population ? per1000(total.count, place.population) : null
  return (
    <tfoot>
      <tr>
        <td className="rank-cell" />
        <th scope="row" className="column-name">
          {place ? nameOf(place) : t('top.country')}
        </th>
        <td className="column-parent">
          {t(`level.${view.level}Count`, { count: rows.length, shown: formatCount(rows.length, language) })}
        </td>
        <td className="digits">
          <TotalWords cell={total} />
        </td>
        <td className="digits">{differenceWords(previous, total, language)}</td>
        <td />
        <td className="digits">{rate === null ? '' : formatDecimal(rate, 1, language)}</td>
        {figures.includes('supportNeed') && <td />}
        <td className="digits">{formatCount(sum('employers'), language)}</td>
        <td className="digits">{formatCount(sum('openings'), language)}</td>
        <td />
        <td className="digits">{formatCount(sum('services'), language)}</td>
        <td />
      </tr>
      <tr className="not-mapped-row">
        <td className="rank-cell" />
        <th scope="row" className="column-name">
          {t('table.notMapped')}
        </th>
        <td className="column-parent" />
        <td className="digits">
          {notMapped === undefined && <span className="muted">{t('app.dash')}</span>}
          {notMapped?.noPoint === null && <HiddenTag display={t('figure.hiddenAltogether')} />}
          {typeof notMapped?.noPoint === 'number' && formatCount(notMapped.noPoint, language)}
        </td>
        <td colSpan={figures.length} className="not-mapped-note">
          {t('table.notMappedNote')}
        </td>
      </tr>
    </tfoot>
  )
}

function TotalWords({ cell }: { cell: CellValue | null }) {
  const { t, language } = useWords()
  if (!cell) return <span className="muted">{t('app.dash')}</span>
  return cell.count === null ? <HiddenTag display={cell.display} /> : formatCount(cell.count, language)
}

function differenceWords(before: CellValue | null, now: CellValue | null, language: 'vi' | 'en'): string {
  if (typeof before?.count !== 'number' || typeof now?.count !== 'number') return ''
  return formatDifference(now.count - before.count, language)
}
