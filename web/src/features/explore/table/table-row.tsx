import { Fragment, memo } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import type { SparkPoint } from '../../../ui/sparkline-path.ts'
import type { FocusedCell } from '../../grid/use-cell-keys.ts'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { useExploreModel } from '../model/explore-context.ts'
import type { FigureColumn, TableCell, TableRow } from './table-model.ts'

interface TableRowProps {
  row: TableRow
  index: number
  figures: readonly FigureColumn[]
  /** The largest count of the table: the full bar. */
  most: number
  focusedColumn: number | null
  onFocusCell: (cell: FocusedCell) => void
  /** The count in the last quarters, oldest first. */
  trend: SparkPoint[]
}

/** One unit; pressing it chooses it, pointing at it points at it on the map. */
export const TableRowView = memo(function TableRowView(props: TableRowProps) {
  const { row, index, figures, most, focusedColumn, onFocusCell, trend } = props
  const { view, change } = useExploreModel()
  const { hoveredId, setHovered } = useHover()
  const selected = view.unit?.code === row.unit.code && view.unit.level === row.unit.level
  const ranked = row.cells.people.value !== null
  const cellProps = (column: number) => ({
    'data-cell': `${index} ${column}`,
    tabIndex: focusedColumn === column ? 0 : -1,
    onFocus: () => onFocusCell({ row: index, column }),
  })
  return (
    // The keys of the row are those of its cells, handled by the table (WAI-ARIA grid pattern).
    <tr
      aria-selected={selected}
      aria-rowindex={index + 2}
      data-unit={row.unit.id}
      data-hovered={hoveredId === row.unit.id || undefined}
      onPointerEnter={() => setHovered(row.unit.id)}
      onPointerLeave={() => setHovered(null)}
      onPointerUp={() => change(choose(row.unit))}
    >
      <td className="rank-cell digits">{ranked ? index + 1 : '–'}</td>
      <th scope="row" className="column-name" {...cellProps(0)}>
        {row.name}
      </th>
      <td className="column-parent" {...cellProps(1)}>
        {row.parentName}
      </td>
      {figures.map((column, at) => (
        <Fragment key={column}>
          <td className={`digits column-${column}`} {...cellProps(at + 2)}>
            {column === 'people' && <PeopleBar value={row.cells.people.value} most={most} />}
            <CellWords cell={row.cells[column]} />
          </td>
          {column === 'change' && <TrendCell points={trend} />}
        </Fragment>
      ))}
    </tr>
  )
})

/** A line of quarters; hidden ones are gaps, and one known quarter alone is no line. */
function TrendCell({ points }: { points: SparkPoint[] }) {
  const { t, language } = useWords()
  const known = points.filter((point) => point.count !== null)
  const words = points.map(({ count }) => (count === null ? t('app.dash') : formatCount(count, language)))
  return (
    <td className="column-trend">
      {known.length > 1 ? (
        <Sparkline points={points} width={92} height={24} label={words.join(', ')} />
      ) : (
        <span className="muted">{t('app.dash')}</span>
      )}
    </td>
  )
}

function PeopleBar({ value, most }: { value: number | null; most: number }) {
  if (value === null) return null
  return (
    <span className="people-bar" aria-hidden>
      <span style={{ width: `${(value / most) * 100}%` }} />
    </span>
  )
}

function CellWords({ cell }: { cell: TableCell }) {
  const { t } = useWords()
  if (cell.state === 'suppressed') return <HiddenTag display={cell.display} />
  if (cell.state === 'noData' || cell.state === 'notApplicable')
    return <span className="muted">{t('app.dash')}</span>
  if (cell.state !== 'estimated') return <span>{cell.display}</span>
  return (
    <span className="estimated-figure" title={t('figure.estimated')}>
      {cell.display}
      <span className="for-screen-readers"> {t('figure.estimated')}</span>
    </span>
  )
}
