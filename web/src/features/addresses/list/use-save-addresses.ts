import type { Row } from 'write-excel-file/universal'
import { useHealth } from '../../../api/health.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { saveFile } from '../../gap-planner/export/save-file.ts'
import { workbookFile } from '../../gap-planner/export/workbook.ts'
import { useUnitOf } from '../../place/use-unit-of.ts'
import { useAddressesModel } from '../model/addresses-context.ts'
import { communeOf } from '../model/filtered.ts'

const WIDTHS = [52, 14, 12, 40, 22, 26, 14]

/** The whole list as a workbook: address, grade, commune, precision, who decided and when. */
export function useSaveAddresses(): () => void {
  const { t, language } = useWords()
  const { list } = useAddressesModel()
  const unitOf = useUnitOf(list?.batch.asOf)
  const synthetic = useHealth().data?.pack?.synthetic
  return () => {
    if (!list) return
    const heads = ['input', 'grade', 'code', 'commune', 'precision', 'by', 'on'] as const
    const title = t('addresses.file.title', {
      name: list.batch.name,
      day: formatDay(list.batch.asOf, language),
    })
    const data: Row[] = [
      [{ value: title, fontWeight: 'bold' }],
      ...(synthetic ? [[text(t('table.exportSynthetic'))]] : []),
      [],
      heads.map((head) => ({ value: t(`addresses.file.${head}`), fontWeight: 'bold' as const })),
      ...list.items.map((item) => {
        const code = communeOf(item)
        const { decided } = item
        return [
          text(item.input),
          text(t(`addresses.grade.${item.grade}`)),
          code === null ? null : text(code),
          code === null ? null : text(unitOf(code)),
          text(code === null ? t('addresses.noCommune') : t('addresses.precision.commune')),
          decided && text(decided.by),
          decided && text(formatDay(decided.on, language)),
        ]
      }),
    ]
    const columns = WIDTHS.map((width) => ({ width }))
    void workbookFile([{ sheet: t('addresses.file.sheet'), data, columns }]).then((file) =>
      saveFile(`hoa-nhap-dia-chi-${list.batch.id}.xlsx`, file),
    )
  }
}

/** Codes keep their zeros, and no text is taken for a formula. */
function text(value: string) {
  return { value, type: String }
}
