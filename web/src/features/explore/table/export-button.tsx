import { Download } from 'lucide-react'
import { useHealth } from '../../../api/health.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlaneWords } from '../filters/use-plane-words.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { download, tableCsv } from './table-csv.ts'
import type { TableRow } from './table-model.ts'
import { useFigureColumns } from './use-figure-columns.ts'

/** The table as a file whose first lines say of which release and of which day it is. */
export function ExportButton({ rows }: { rows: TableRow[] | null }) {
  const { t } = useWords()
  const { asOf, period, view, register } = useExploreModel()
  const notes = useNotes()
  const figures = useFigureColumns()
  const interval = {
    of: t('table.supportNeedOf'),
    low: t('table.supportNeedLow'),
    high: t('table.supportNeedHigh'),
  }
  const save = () => {
    const csv = tableCsv(rows ?? [], {
      notes,
      name: t('table.name'),
      code: t('table.code'),
      parent: t('table.parent'),
      columns: figures.map((column) =>
        column === 'supportNeed'
          ? { name: column, head: t('table.supportNeedShare'), interval }
          : { name: column, head: t(`table.${column}`) },
      ),
      state: t('table.state'),
    })
    download(`hoa-nhap-${view.level}-${register ? 'so-ho-so' : (period ?? 'none')}-${asOf}.csv`, csv)
  }
  return (
    <Button icon={Download} disabled={!rows?.length} onClick={save}>
      {t('table.export')}
    </Button>
  )
}

function useNotes(): string[] {
  const { t, language } = useWords()
  const { asOf, place } = useExploreModel()
  const { plane } = usePlaneWords()
  const nameOf = useUnitName()
  const synthetic = useHealth().data?.pack?.synthetic
  return [
    t('table.exportTitle'),
    `${t('table.exportPlace')}: ${place ? nameOf(place) : t('top.country')}`,
    `${t('filters.plane.title')}: ${plane ?? t('top.releaseNone')}`,
    `${t('table.exportUnits')}: ${asOf ? formatDay(asOf, language) : ''}`,
    t('table.exportRule'),
    ...(synthetic ? [t('table.exportSynthetic')] : []),
  ]
}
