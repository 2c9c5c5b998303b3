import type { ImportRow, RowChange } from '@hoanhap/server/contract.ts'
import { ArrowRight } from 'lucide-react'
import { useImportRows } from '../../../api/imports.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { MoreButton } from '../../../ui/more-button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useUnitOf } from '../../place/use-unit-of.ts'
import { FINDINGS } from '../model/finding-codes.ts'
import { useShownImport } from '../model/import-context.ts'
import type { Outcome } from '../model/imports-view.ts'
import { useImportWords } from '../model/use-import-words.ts'

const LISTED = ['rejected', 'updated', 'inserted', 'unchanged'] as const satisfies readonly Outcome[]
type Listed = (typeof LISTED)[number]

/** Row by row what would change, field by field, or why it stays out. */
export function RowList() {
  const { t } = useWords()
  const { view, change, state } = useShownImport()
  const outcome = view.outcome === 'review' ? 'rejected' : view.outcome
  const query = useImportRows(state, outcome)
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="row-list">
      <Segmented<Listed>
        label={t('imports.rowList.which')}
        value={outcome}
        options={LISTED.map((one) => ({ value: one, label: t(`imports.outcomeShort.${one}`) }))}
        onChange={(chosen) => change({ outcome: chosen })}
      />
      {query.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows count={6} label={t('app.loading')} />}
      {query.data && rows.length === 0 && <EmptyNote>{t(`imports.rowList.none.${outcome}`)}</EmptyNote>}
      <ol className="import-rows" data-changing={query.isPlaceholderData || undefined}>
        {rows.map((row) => (
          <RowLine key={row.row} row={row} />
        ))}
      </ol>
      <MoreButton pages={query} label={t('app.more')} />
    </div>
  )
}

function RowLine({ row }: { row: ImportRow }) {
  const { t, language } = useWords()
  return (
    <li data-row={row.row}>
      <span className="row-number digits">
        {t('imports.rowNumber', { row: formatCount(row.row, language) })}
      </span>
      <div className="row-words">
        <Faults faults={row.faults} />
        <Changes changes={row.changes} />
        {row.place && <PlaceLine place={row.place} />}
        {row.faults.length === 0 && row.changes.length === 0 && !row.place && (
          <p className="muted">{t('imports.rowList.same')}</p>
        )}
      </div>
    </li>
  )
}

function Faults({ faults }: Pick<ImportRow, 'faults'>) {
  const { t } = useWords()
  const { fieldName } = useImportWords(useShownImport().state)
  return faults.map((fault) => {
    const code = FINDINGS.find((one) => one === fault.code)
    const about = fault.column ?? (fault.field && fieldName(fault.field))
    return (
      <p key={`${fault.code} ${fault.field}`}>
        {about && <span className="field-tag">{about}</span>}{' '}
        {code ? t(`imports.finding.${code}.what`) : fault.message}
      </p>
    )
  })
}

/** Before and after, field by field; of values that are there and not shown, which fields they are. */
export function Changes({ changes }: { changes: readonly RowChange[] }) {
  const { t } = useWords()
  const { fieldName } = useImportWords(useShownImport().state)
  const shown = changes.filter(({ hidden }) => !hidden)
  const hidden = changes.filter((change) => change.hidden).map(({ field }) => fieldName(field))
  return (
    <>
      {shown.length > 0 && (
        <dl className="changes">
          {shown.map((change) => (
            <div key={change.field}>
              <dt>{fieldName(change.field)}</dt>
              <dd>
                <BeforeAndAfter change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {hidden.length > 0 && (
        <p className="muted">{t('imports.rowList.hidden', { fields: hidden.join(', ') })}</p>
      )}
    </>
  )
}

function BeforeAndAfter({ change: { before, after } }: { change: RowChange }) {
  const { t } = useWords()
  return (
    <>
      {before !== null && (
        <>
          <del>{before}</del>
          <ArrowRight size={13} strokeWidth={1.75} aria-label={t('imports.rowList.becomes')} />
        </>
      )}
      <ins>{after ?? t('imports.rowList.emptied')}</ins>
    </>
  )
}

/** Where the record comes to lie and how that is known: a commune is never told as a point. */
function PlaceLine({ place }: { place: NonNullable<ImportRow['place']> }) {
  const { t } = useWords()
  const unitOf = useUnitOf()
  return (
    <p className="place-line">
      <span>{unitOf(place.unitCode)}</span>
      <span className="precision-tag">{t(`imports.place.${place.how}`)}</span>
      {place.grade && <span className="muted">{t(`addresses.grade.${place.grade}`)}</span>}
    </p>
  )
}
