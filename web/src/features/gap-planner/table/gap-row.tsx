import { TriangleAlert } from 'lucide-react'
import { formatCount, formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import type { FocusedCell } from '../../grid/use-cell-keys.ts'
import { useHover } from '../../place/hover.ts'
import { choose } from '../../place/navigate.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import type { Figured } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import { NeedFigure } from '../ranking/need-figure.tsx'
import type { GapColumn, GapTableRow } from './gap-table-model.ts'

interface GapRowProps {
  row: GapTableRow
  index: number
  columns: readonly GapColumn[]
  focusedColumn: number | null
  onFocusCell: (cell: FocusedCell) => void
}

/** One commune; pressing it chooses it, pointing at it points at it on the map. */
export function GapRow({ row, index, columns, focusedColumn, onFocusCell }: GapRowProps) {
  const { selectedId } = usePlanner()
  const { go } = usePlaceModel()
  const { hoveredId, setHovered } = useHover()
  const { unit } = row.facts
  return (
    // The keys of the row are those of its cells, handled by the table (WAI-ARIA grid pattern).
    <tr
      aria-selected={selectedId === unit.id}
      aria-rowindex={index + 2}
      data-unit={unit.id}
      data-hovered={hoveredId === unit.id || undefined}
      onPointerEnter={() => setHovered(unit.id)}
      onPointerLeave={() => setHovered(null)}
      onPointerUp={() => go(choose(unit))}
    >
      <td className="rank-cell digits">{index + 1}</td>
      {columns.map((column, at) => {
        const cell = {
          'data-cell': `${index} ${at}`,
          tabIndex: focusedColumn === at ? 0 : -1,
          onFocus: () => onFocusCell({ row: index, column: at }),
        }
        if (column === 'name') {
          return (
            <th key={column} scope="row" className="column-name" {...cell}>
              {row.name}
            </th>
          )
        }
        const isText = column === 'parent' || column === 'disagreement'
        return (
          <td key={column} className={`${isText ? '' : 'digits '}column-${column}`} {...cell}>
            <Cell row={row} column={column} />
          </td>
        )
      })}
    </tr>
  )
}

function Cell({ row, column }: { row: GapTableRow; column: Exclude<GapColumn, 'name'> }) {
  const { t, language } = useWords()
  const { facts, parentName, disagreement } = row
  if (column === 'parent') return parentName
  if (column === 'people') return <NeedFigure need={facts.need} />
  if (column === 'within') {
    return facts.within ? formatCount(facts.within.capacityWithin, language) : t('app.dash')
  }
  if (column === 'disagreement') {
    return (
      disagreement && (
        <span className="gap-disagrees-tag" title={t(`gap.disagreement.${disagreement}`)}>
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t(`gap.disagreementShort.${disagreement}`)}
        </span>
      )
    )
  }
  return <FigureWords figure={row[column]} />
}

function FigureWords({ figure }: { figure: Figured | null }) {
  const { t, language } = useWords()
  if (figure?.state === 'suppressed') return <HiddenTag display={t('figure.hiddenAltogether')} />
  if (!figure || figure.value === null) return <span className="muted">{t('app.dash')}</span>
  const words = formatDecimal(figure.value, 1, language)
  if (figure.state !== 'estimated') return words
  return (
    <span className="estimated-figure" title={t('figure.estimated')}>
      {words}
      <span className="for-screen-readers"> {t('figure.estimated')}</span>
    </span>
  )
}
