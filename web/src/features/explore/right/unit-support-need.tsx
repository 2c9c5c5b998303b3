import type { Unit } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { supportNeedCell } from '../../../figures/caseload-figures.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useMissingWords } from '../filters/use-missing-words.ts'
import { useReader } from '../filters/use-reader.ts'
import { useShareWords } from '../filters/use-share-words.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** How many of the assessed people of a unit need much support, in words; nothing for who may not read it. */
export function UnitSupportNeed({ unit }: { unit: Unit }) {
  const { t, language } = useWords()
  const { asOf, period, register } = useExploreModel()
  const { readsSupportNeed } = useReader()
  const shareWords = useShareWords()
  const missingWords = useMissingWords()
  const told = readsSupportNeed && (unit.level === 'province' || register !== null)
  const plane = register ? { filters: register.values } : { period }
  const answer = useCaseload({
    level: unit.level,
    asOf: told ? asOf : undefined,
    by: 'supportNeed',
    unit: unit.code,
    ...plane,
  })
  const row = answer.data?.rows.find(({ unitId }) => unitId === unit.id)
  if (!told || !row || answer.isPlaceholderData) return null
  const outside = row.plane === 'release' && register !== null && unit.level !== 'province'
  if (outside) return null
  const cell = supportNeedCell(row, { level: unit.level, language })
  const without = row.by?.none?.count
  return (
    <section className="panel-section">
      <h3 className="section-title">{t('filters.share.title')}</h3>
      <p className="share-words">{cell.share ? shareWords(cell.share) : missingWords(cell)}</p>
      {typeof without === 'number' && without > 0 && (
        <p className="figure-note">
          {t('filters.share.unassessed', { count: without, shown: formatCount(without, language) })}
        </p>
      )}
      {cell.share && <p className="figure-note">{t('filters.share.note')}</p>}
    </section>
  )
}
