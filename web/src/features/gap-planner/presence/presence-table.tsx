import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { type CellFocus, UnitGrid } from '../../grid/unit-grid.tsx'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlanner } from '../model/planner-context.ts'
import {
  MISSING_FIRST,
  nextPresenceSort,
  PRESENCE_COLUMNS,
  PRESENCE_KINDS,
  type PresenceColumn,
  type PresenceRow,
  type PresenceSort,
  presenceTotals,
  sortedPresence,
} from './presence-model.ts'
import { useKindWords } from './use-kind-words.ts'

/** Communes by kinds, those that lack most first; an empty mark where there is none. */
export function PresenceTable({ rows }: { rows: readonly PresenceRow[] }) {
  const { t } = useWords()
  const { go } = usePlaceModel()
  const [sort, setSort] = useState(MISSING_FIRST)
  const sorted = useMemo(() => sortedPresence(rows, sort), [rows, sort])
  const sortBy = (column: PresenceColumn | undefined) => {
    if (column) setSort((before) => nextPresenceSort(before, column))
  }
  return (
    <div className="presence-table">
      <UnitGrid
        label={t('siting.presence.title')}
        rows={sorted}
        keyOf={({ unit }) => unit.id}
        width={PRESENCE_COLUMNS.length}
        columnCount={PRESENCE_COLUMNS.length}
        head={(focus) => <Head sort={sort} focus={focus} onSort={sortBy} />}
        row={(row, index, focus) => <Row key={row.unit.id} row={row} index={index} focus={focus} />}
        foot={<Totals rows={rows} />}
        onSort={(column) => sortBy(PRESENCE_COLUMNS[column])}
        onOpen={({ unit }) => go(choose(unit))}
      />
    </div>
  )
}

function useColumnWords(): (column: PresenceColumn) => string {
  const { t } = useWords()
  const kindWords = useKindWords()
  return (column) => {
    if (column === 'name') return t('siting.presence.commune')
    return column === 'missing' ? t('siting.presence.missing') : kindWords(column)
  }
}

interface HeadProps {
  sort: PresenceSort
  focus: CellFocus
  onSort: (column: PresenceColumn) => void
}

function Head({ sort, focus: { focused, onFocusCell }, onSort }: HeadProps) {
  const { t } = useWords()
  const words = useColumnWords()
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <thead>
      <tr>
        {PRESENCE_COLUMNS.map((column, index) => {
          const sorted = sort.column === column
          const inTabOrder = index === 0 || (focused.row === -1 && focused.column === index)
          return (
            <th
              key={column}
              scope="col"
              className={`column-${column}`}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className="sort-button"
                data-cell={`-1 ${index}`}
                tabIndex={inTabOrder ? 0 : -1}
                title={t('table.sortBy', { column: words(column) })}
                onFocus={() => onFocusCell({ row: -1, column: index })}
                onClick={() => onSort(column)}
              >
                {words(column)}
                {sorted && <Arrow size={14} strokeWidth={2} aria-hidden />}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

interface RowProps {
  row: PresenceRow
  index: number
  focus: CellFocus
}

function Row({ row, index, focus: { focused, onFocusCell } }: RowProps) {
  const { t, language } = useWords()
  const { selectedId } = usePlanner()
  const { go } = usePlaceModel()
  const { setHovered } = useHover()
  const nameOf = useUnitName()
  const { unit, counts, missing } = row
  const cell = (column: number) => ({
    'data-cell': `${index} ${column}`,
    tabIndex: focused.row === index && focused.column === column ? 0 : -1,
    onFocus: () => onFocusCell({ row: index, column }),
  })
  return (
    // The keys of the row are those of its cells, handled by the table (WAI-ARIA grid pattern).
    <tr
      aria-selected={selectedId === unit.id}
      aria-rowindex={index + 2}
      data-unit={unit.id}
      onPointerEnter={() => setHovered(unit.id)}
      onPointerLeave={() => setHovered(null)}
      onPointerUp={() => go(choose(unit))}
    >
      <th scope="row" className="column-name" {...cell(0)}>
        {nameOf(unit)}
      </th>
      <td className="digits column-missing" {...cell(1)}>
        {t('siting.presence.missingOf', { count: missing, all: PRESENCE_KINDS.length })}
      </td>
      {PRESENCE_KINDS.map((kind, at) =>
        counts[kind] > 0 ? (
          <td key={kind} className="digits" {...cell(at + 2)}>
            {formatCount(counts[kind], language)}
          </td>
        ) : (
          <td key={kind} className="presence-none" {...cell(at + 2)}>
            <span className="for-screen-readers">{t('siting.presence.none')}</span>
            <span aria-hidden>–</span>
          </td>
        ),
      )}
    </tr>
  )
}

function Totals({ rows }: { rows: readonly PresenceRow[] }) {
  const { t, language } = useWords()
  const { counts, communes } = useMemo(() => presenceTotals(rows), [rows])
  const line = (label: string, values: typeof counts) => (
    <tr>
      <th scope="row" className="column-name">
        {label}
      </th>
      <td />
      {PRESENCE_KINDS.map((kind) => (
        <td key={kind} className="digits">
          {formatCount(values[kind], language)}
        </td>
      ))}
    </tr>
  )
  return (
    <tfoot>
      {line(t('siting.presence.total'), counts)}
      {line(t('siting.presence.communesWith', { all: formatCount(rows.length, language) }), communes)}
    </tfoot>
  )
}
