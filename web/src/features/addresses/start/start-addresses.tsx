import { AddressGrade } from '@hoanhap/server/contract.ts'
import { type FormEvent, useState } from 'react'
import { useAddressBatches, useReadAddresses } from '../../../api/addresses.ts'
import { useUnitDates } from '../../../api/units.ts'
import { formatCount, formatDay, formatDayOf } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { GradeTag } from '../../candidates/grade-tag.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useImportProblem } from '../../imports/model/use-import-words.ts'
import { useAddressesModel } from '../model/addresses-context.ts'
import { type WrittenAddresses, writtenAddresses } from '../model/written-addresses.ts'
import { FileColumn } from './file-column.tsx'

/** Addresses pasted, or the column of a file; the day on whose units they are read; lists that were read before. */
export function StartAddresses() {
  const { t, language } = useWords()
  const { change } = useAddressesModel()
  const today = useUnitDates().data?.today ?? ''
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [day, setDay] = useState('')
  const read = useReadAddresses()
  const problem = useImportProblem(read.error)
  const written = writtenAddresses(text.split('\n'))
  const ready = written.addresses.length > 0 && written.tooLong.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const named = name.trim() || t('addresses.start.unnamed', { day: formatDay(today, language) })
    read.mutate(
      { name: named, addresses: written.addresses, asOf: day || undefined },
      { onSuccess: ([first]) => first && change({ batchId: first.id, filter: 'all' }) },
    )
  }
  return (
    <div className="addresses-start">
      <form className="import-body" onSubmit={submit}>
        <header className="import-head">
          <h1>{t('addresses.start.title')}</h1>
          <p className="muted">{t('addresses.start.note')}</p>
        </header>
        <Field label={t('addresses.start.paste')} hint={t('addresses.start.pasteHint')}>
          <textarea
            className="input address-text"
            rows={9}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <FileColumn
          onColumn={(cells, fileName) => {
            setText(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\n'))
            setName(fileName)
          }}
        />
        <WrittenNote written={written} />
        <div className="start-fields">
          <Field label={t('addresses.start.name')}>
            <input
              value={name}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          <DayField
            label={t('addresses.start.day')}
            hint={t('addresses.start.dayHint')}
            value={day}
            onChange={setDay}
          />
        </div>
        {problem && <ErrorPanel message={problem} />}
        <Button type="submit" variant="primary" disabled={!ready || read.isPending}>
          {read.isPending
            ? t('addresses.start.reading')
            : t('addresses.start.read', {
                count: written.addresses.length,
                shown: formatCount(written.addresses.length, language),
              })}
        </Button>
      </form>
      <aside className="addresses-aside" aria-label={t('addresses.start.grades')}>
        <GradeLegend />
        <PastLists />
      </aside>
    </div>
  )
}

function WrittenNote({ written }: { written: WrittenAddresses }) {
  const { t, language } = useWords()
  const { blank, tooLong } = written
  if (tooLong.length > 0) {
    return <ErrorPanel message={t('addresses.start.tooLong', { lines: tooLong.slice(0, 5).join(', ') })} />
  }
  if (blank === 0) return null
  return (
    <p className="muted">
      {t('addresses.start.blank', { count: blank, shown: formatCount(blank, language) })}
    </p>
  )
}

/** How sure a reading can be, and what each grade asks of whoever decides. */
function GradeLegend() {
  const { t } = useWords()
  return (
    <section>
      <h2 className="section-title">{t('addresses.start.grades')}</h2>
      <dl className="grade-legend">
        {AddressGrade.options.map((grade) => (
          <div key={grade}>
            <dt>
              <GradeTag grade={grade} />
            </dt>
            <dd>{t(`addresses.gradeNote.${grade}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('addresses.start.private')}</p>
    </section>
  )
}

function PastLists() {
  const { t, language } = useWords()
  const { change } = useAddressesModel()
  const batches = useAddressBatches().data?.items ?? []
  if (batches.length === 0) return null
  return (
    <section className="past-imports" aria-label={t('addresses.past')}>
      <h2 className="section-title">{t('addresses.past')}</h2>
      <ul>
        {batches.map((batch) => (
          <li key={batch.id}>
            <button type="button" onClick={() => change({ batchId: batch.id, filter: 'all' })}>
              <span className="file-name">{batch.name}</span>
              <span className="muted">
                {formatDayOf(batch.createdOn, language)} ·{' '}
                {t('addresses.decided', {
                  decided: formatCount(batch.decided, language),
                  total: formatCount(batch.total, language),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
