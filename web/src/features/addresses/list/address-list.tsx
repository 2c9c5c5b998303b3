import { Download } from 'lucide-react'
import { useRef } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { GradeTag } from '../../candidates/grade-tag.tsx'
import { useLineFocus } from '../../candidates/use-line-focus.ts'
import { useUnitOf } from '../../place/use-unit-of.ts'
import '../../case-filters/case-filters.css'
import { useAddressesModel } from '../model/addresses-context.ts'
import { FILTERS } from '../model/addresses-view.ts'
import { counts } from '../model/filtered.ts'
import { AddressLine } from './address-line.tsx'
import { LINE, useAddressKeys } from './use-address-keys.ts'
import { useSaveAddresses } from './use-save-addresses.ts'

/** The addresses of the list under the filter, with what they were read as and what was decided. */
export function AddressList() {
  const { t } = useWords()
  const { list, shown, failed, retry, refused, active } = useAddressesModel()
  const lines = useRef<HTMLOListElement>(null)
  const unitOf = useUnitOf(list?.batch.asOf)
  useAddressKeys(lines)
  useLineFocus(lines, LINE, [list !== null, active?.position, active?.decided?.method].join(' '))
  return (
    <section className="addresses-list" aria-label={t('addresses.list')}>
      <ListHead />
      {failed && <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={retry} />}
      {refused && <ErrorPanel message={t('imports.problem.failed')} />}
      {!list && !failed && <SkeletonRows count={8} label={t('app.loading')} />}
      {list && shown.length === 0 && <EmptyNote>{t('addresses.noneLeft')}</EmptyNote>}
      <ol ref={lines} className="address-lines">
        {shown.map((item) => (
          <AddressLine
            key={item.position}
            item={item}
            active={item.position === active?.position}
            unitOf={unitOf}
          />
        ))}
      </ol>
      <KeyLine />
    </section>
  )
}

function ListHead() {
  const { t, language } = useWords()
  const { list, change } = useAddressesModel()
  const save = useSaveAddresses()
  if (!list) return null
  const { batch } = list
  const shown = { decided: formatCount(batch.decided, language), total: formatCount(batch.total, language) }
  return (
    <header className="addresses-head">
      <div className="addresses-title">
        <h1>{batch.name}</h1>
        <Button size="small" onClick={() => change({ batchId: null, filter: 'all' })}>
          {t('addresses.another')}
        </Button>
        <Button size="small" icon={Download} onClick={save}>
          {t('addresses.save')}
        </Button>
      </div>
      <p className="muted" role="status" data-decided={batch.decided}>
        {t('addresses.decided', shown)}
      </p>
      <GradeChips />
    </header>
  )
}

/** How many addresses each filter leaves; a press shows those. */
function GradeChips() {
  const { t, language } = useWords()
  const { list, view, change } = useAddressesModel()
  const left = counts(list?.items ?? [])
  return (
    <fieldset className="chips">
      <legend className="for-screen-readers">{t('addresses.filter')}</legend>
      {FILTERS.map((filter) => (
        <button
          key={filter}
          type="button"
          className="chip"
          aria-pressed={view.filter === filter}
          onClick={() => change({ filter }, 'replace')}
        >
          {filter === 'all' || filter === 'open' ? (
            t(`addresses.filters.${filter}`)
          ) : (
            <GradeTag grade={filter} />
          )}
          <strong className="digits">{formatCount(left[filter], language)}</strong>
        </button>
      ))}
    </fieldset>
  )
}

function KeyLine() {
  const { t } = useWords()
  const keys = [
    ['J K', t('imports.review.keys.move')],
    ['Enter', t('addresses.keys.accept')],
    ['1 – 9', t('addresses.keys.candidate')],
    ['X', t('addresses.keys.none')],
    ['U', t('addresses.keys.open')],
  ] as const
  return (
    <footer className="key-line" aria-hidden>
      {keys.map(([key, words]) => (
        <span key={key}>
          <kbd>{key}</kbd> {words}
        </span>
      ))}
    </footer>
  )
}
