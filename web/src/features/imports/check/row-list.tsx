import type { ImportRow, RowChange, RowFault } from '@hoanhap/server/contract.ts'
import { Link } from '@tanstack/react-router'
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
import { useChangeWords } from '../model/use-change-words.ts'
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
        {row.outcome === 'unchanged' && row.faults.length === 0 && (
          <p className="muted">{t('imports.rowList.same')}</p>
        )}
        <Faults faults={row.faults} />
        <KeptLines row={row} />
        <Changes changes={row.changes} />
        {row.place && <PlaceLine place={row.place} />}
      </div>
    </li>
  )
}

function Faults({ faults }: Pick<ImportRow, 'faults'>) {
  return faults.map((fault) => <FaultLine key={`${fault.code} ${fault.field}`} fault={fault} />)
}

/** What is wrong, what stands in the cell where that may be shown, and what to do. */
function FaultLine({ fault: { field, column, code, message, said, expected } }: { fault: RowFault }) {
  const { t, language } = useWords()
  const { fieldName } = useImportWords(useShownImport().state)
  const known = FINDINGS.find((one) => one === code)
  const about = column ?? (field && fieldName(field))
  return (
    <p>
      {about && <span className="field-tag">{about}</span>}{' '}
      <strong>{known ? t(`imports.finding.${known}.what`) : message}</strong>
      {said ? `: ${t('imports.rowList.said', { said })}` : '.'}{' '}
      <span className="finding-fix">
        {expected
          ? t('imports.rowList.expected', { expected: expected[language] })
          : known && t(`imports.finding.${known}.fix`)}
      </span>
    </p>
  )
}

/** What an officer puts right on the page of the file. */
const OF_THE_FILE = ['case_closed', 'another_commune']

/** What the file says otherwise and the record keeps, with the way to the record, where an officer can change it. */
function KeptLines({ row: { kept, recordId, faults } }: { row: ImportRow }) {
  const { t } = useWords()
  const { state } = useShownImport()
  const { nameOf, saidOf } = useChangeWords(state)
  const leadsToFile = kept.length > 0 || faults.some(({ code }) => OF_THE_FILE.includes(code))
  return (
    <>
      {kept.map(
        ({ field, before, after }) =>
          before !== null &&
          after !== null && (
            <p key={field} data-kept={field}>
              {t('imports.rowList.kept', {
                field: nameOf(field),
                file: saidOf(field, after),
                register: saidOf(field, before),
              })}
            </p>
          ),
      )}
      {leadsToFile && recordId !== null && state.kind === 'people' && (
        <p>
          <Link to="/cases" search={{ case: String(recordId) }}>
            {t('imports.rowList.openFile', { number: recordId })}
          </Link>
        </p>
      )}
    </>
  )
}

/** Before and after, field by field; of values that are there and not shown, which fields they are. */
export function Changes({ changes }: { changes: readonly RowChange[] }) {
  const { t } = useWords()
  const { nameOf } = useChangeWords(useShownImport().state)
  const shown = changes.filter(({ hidden }) => !hidden)
  const hidden = changes.filter((change) => change.hidden).map(({ field }) => nameOf(field))
  return (
    <>
      {shown.length > 0 && (
        <dl className="changes">
          {shown.map((change) => (
            <div key={change.field}>
              <dt>{nameOf(change.field)}</dt>
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

function BeforeAndAfter({ change: { field, before, after } }: { change: RowChange }) {
  const { t } = useWords()
  const { saidOf } = useChangeWords(useShownImport().state)
  return (
    <>
      {before !== null && (
        <>
          <del>{saidOf(field, before)}</del>
          <ArrowRight size={13} strokeWidth={1.75} aria-label={t('imports.rowList.becomes')} />
        </>
      )}
      <ins>{after === null ? t('imports.rowList.emptied') : saidOf(field, after)}</ins>
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
