import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo } from 'react'
import { useUnits } from '../../../api/units.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { type CellFocus, UnitGrid } from '../../grid/unit-grid.tsx'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { ExportMenu } from '../export/export-menu.tsx'
import { useOffer } from '../map/gap-words.ts'
import { MapMessages } from '../map/map-messages.tsx'
import { peopleUnit } from '../measures/gap-measures.ts'
import { worstFirst } from '../measures/ranking.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { GapRow } from './gap-row.tsx'
import {
  type GapColumn,
  type GapTableRow,
  gapColumns,
  gapTableRows,
  nextGapSort,
  sortedGapRows,
} from './gap-table-model.ts'

/** All communes of the place under the three measures, with a sign where these disagree. */
export function GapTable({ facts }: { facts: PlaceFacts }) {
  const { t } = useWords()
  const { reckoned, place } = usePlanner()
  const rows = useRows(facts)
  const nameOf = useUnitName()
  return (
    <div className="table-view gap-table">
      <div className="table-bar">
        <ViewSwitch />
        <p className="table-title">
          <strong>{place ? nameOf(place) : t('top.country')}</strong>
        </p>
        <ExportMenu />
      </div>
      <MapMessages />
      {reckoned === null && (
        <div className="panel-section">
          <SkeletonRows count={12} label={t('app.loading')} />
        </div>
      )}
      {reckoned !== null && rows.length === 0 && (
        <div className="panel-section">
          <EmptyNote>{t('gap.table.empty')}</EmptyNote>
        </div>
      )}
      {reckoned !== null && rows.length > 0 && <Grid rows={rows} hasTrial={facts.trial !== null} />}
      <p className="table-foot">
        <kbd>← ↑ ↓ →</kbd> {t('table.keysMove')} <kbd>S</kbd> {t('table.keysSort')} <kbd>Enter</kbd>{' '}
        {t('table.keysOpen')} · {t('gap.table.disagreementNote')}
      </p>
    </div>
  )
}

function useRows({ base, trial }: PlaceFacts): GapTableRow[] {
  const { view, asOf } = usePlanner()
  const unitName = useUnitName()
  const provinces = useUnits({ level: 'province', asOf }).data?.units
  const districts = useUnits({ level: 'district', asOf }).data?.units
  const perPeople = peopleUnit(view.service)
  const rows = useMemo(() => {
    const parents = new Map(
      [...(provinces ?? []), ...(districts ?? [])].map((unit) => [unit.code, unitName(unit)]),
    )
    const order = worstFirst(base, { measure: view.measure, perPeople })
    const inOrder = [...order, ...base.filter((one) => !order.includes(one))]
    return gapTableRows({
      ...{ base: inOrder, trial, perPeople },
      nameOf: ({ unit }) => unitName(unit),
      parentName: ({ unit }) => (unit.parentCode ? (parents.get(unit.parentCode) ?? '') : ''),
    })
  }, [base, trial, perPeople, view.measure, unitName, provinces, districts])
  return useMemo(() => (view.sort ? sortedGapRows(rows, view.sort) : rows), [rows, view.sort])
}

function Grid({ rows, hasTrial }: { rows: readonly GapTableRow[]; hasTrial: boolean }) {
  const { t } = useWords()
  const { view, change, place } = usePlanner()
  const { go } = usePlaceModel()
  const columns = gapColumns({ tried: hasTrial, parent: place === null })
  const sortBy = (column: GapColumn | undefined) => {
    if (column) change({ sort: nextGapSort(view.sort, column) })
  }
  return (
    <UnitGrid
      label={t('gap.table.label')}
      rows={rows}
      keyOf={(row) => row.facts.unit.id}
      width={columns.length + 1}
      columnCount={columns.length}
      head={(focus) => <Head columns={columns} focus={focus} onSort={sortBy} />}
      row={(row, index, { focused, onFocusCell }) => (
        <GapRow
          key={row.facts.unit.id}
          row={row}
          index={index}
          columns={columns}
          focusedColumn={focused.row === index ? focused.column : null}
          onFocusCell={onFocusCell}
        />
      )}
      onSort={(column) => sortBy(columns[column])}
      onOpen={(row) => go(choose(row.facts.unit))}
    />
  )
}

interface HeadProps {
  columns: readonly GapColumn[]
  focus: CellFocus
  onSort: (column: GapColumn) => void
}

function Head({ columns, focus, onSort }: HeadProps) {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col" className="rank-cell">
          <span className="for-screen-readers">{t('table.rank')}</span>
        </th>
        {columns.map((column, index) => (
          <ColumnHead key={column} column={column} index={index} focus={focus} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

interface ColumnHeadProps {
  column: GapColumn
  index: number
  focus: CellFocus
  onSort: (column: GapColumn) => void
}

function ColumnHead({ column, index, focus: { focused, onFocusCell }, onSort }: ColumnHeadProps) {
  const { t } = useWords()
  const { view } = usePlanner()
  const words = useColumnWords()(column)
  const sorted = view.sort?.column === column
  const Arrow = view.sort?.descending ? ArrowDown : ArrowUp
  const inTabOrder = (focused.row === -1 && focused.column === index) || index === 0
  return (
    <th
      scope="col"
      className={`column-${column}`}
      aria-sort={sorted ? (view.sort?.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="sort-button"
        data-cell={`-1 ${index}`}
        tabIndex={inTabOrder ? 0 : -1}
        title={t('table.sortBy', { column: words })}
        onFocus={() => onFocusCell({ row: -1, column: index })}
        onClick={() => onSort(column)}
      >
        {words}
        {sorted && <Arrow size={14} strokeWidth={2} aria-hidden />}
      </button>
    </th>
  )
}

function useColumnWords(): (column: GapColumn) => string {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const offer = useOffer()
  const people = formatCount(peopleUnit(view.service), language)
  return (column) => {
    if (column === 'gap' || column === 'ratio') return t(`gap.column.${offer}.${column}`, { people })
    if (column === 'within') return t(`gap.column.${offer}.within`)
    return t(`gap.column.${column}`)
  }
}
