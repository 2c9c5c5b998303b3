import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useRef } from 'react'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { categoryCount, EVERYBODY } from '../model/cases-view.ts'
import { dueOf, shortDay } from '../model/due.ts'
import { maskedName } from '../model/masked-name.ts'
import { useCaseWords } from './use-case-words.ts'

const GREY_ROWS = 6

/** One line per person: name or number, year of birth, the next step and when it is due. */
export function CaseRows() {
  const { t } = useWords()
  const { list } = useCasesModel()
  const rows = useRef<HTMLUListElement>(null)
  useShortcuts({ j: () => step(rows.current, 1), k: () => step(rows.current, -1) })
  if (list.status === 'loading') return <GreyRows label={t('app.loading')} />
  return (
    <div className="cases-rows" data-changing={list.changing || undefined}>
      {list.status === 'failed' && (
        <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={list.retry} />
      )}
      {list.status === 'ready' && list.shown.length === 0 && <NobodyNote />}
      <ul ref={rows} aria-label={t('cases.list.label')}>
        {list.shown.map((file) => (
          <CaseRow key={file.id} file={file} />
        ))}
      </ul>
      {list.more && (
        <Button className="cases-more" onClick={list.more}>
          {t('app.more')}
        </Button>
      )}
    </div>
  )
}

/** Moves the focus to the next or previous line; opening stays with Enter, because every opening is logged. */
function step(rows: HTMLElement | null, direction: 1 | -1): void {
  const buttons = [...(rows?.querySelectorAll<HTMLButtonElement>('.case-row') ?? [])]
  const focused = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const from = focused >= 0 ? focused : buttons.findIndex((button) => button.ariaCurrent === 'true')
  buttons[Math.max(0, Math.min(buttons.length - 1, from + direction))]?.focus()
}

function CaseRow({ file }: { file: CaseRecord }) {
  const { t } = useWords()
  const { open, masked } = useCasesModel()
  const words = useCaseWords()
  const name = file.name
    ? masked
      ? maskedName(file.name)
      : file.name
    : t('cases.file.number', { number: file.id })
  return (
    <li>
      <button
        type="button"
        className="case-row"
        data-case={file.id}
        aria-current={open.id === file.id ? 'true' : undefined}
        onClick={() => open.open(file.id)}
      >
        <span className="case-row-words">
          <span className="case-row-name">
            <strong>{name}</strong> <span className="digits">{file.birthYear}</span>
          </span>
          <span className="case-row-next">{words.nextLine(file)}</span>
        </span>
        <DueTag file={file} />
      </button>
    </li>
  )
}

function DueTag({ file }: { file: CaseRecord }) {
  const { t, language } = useWords()
  const { today, scope } = useCasesModel()
  const nameOf = useUnitName()
  if (!file.nextDueOn || !today) {
    const unit = scope.oneCommune || !file.unitCode ? null : scope.unitOf(file.unitCode)
    return unit ? <span className="due-day">{nameOf(unit)}</span> : null
  }
  const due = dueOf(file.nextDueOn, today)
  if (due.kind === 'today') return <span className="due-tag due-today">{t('cases.due.today')}</span>
  if (due.kind === 'late')
    return <span className="due-tag due-late">{t('cases.due.late', { count: due.days })}</span>
  return <span className="due-day digits">{shortDay(due.day, today, (day) => formatDay(day, language))}</span>
}

/** Why nobody is listed, with the filter to undo. */
function NobodyNote() {
  const { t } = useWords()
  const { view, change } = useCasesModel()
  const filtered = view.unit.length > 0 || categoryCount(view) > 0 || view.located !== null
  if (view.task) {
    return (
      <div className="nobody">
        <EmptyNote>{t(`cases.tasks.none.${view.task}`)}</EmptyNote>
        <Button size="small" onClick={() => change({ task: null })}>
          {t('cases.tasks.showAll')}
        </Button>
      </div>
    )
  }
  return (
    <div className="nobody">
      <EmptyNote>{filtered ? t('cases.list.noneFiltered') : t('cases.list.none')}</EmptyNote>
      {filtered && (
        <Button size="small" onClick={() => change({ ...EVERYBODY, caseId: view.caseId })}>
          {t('filters.clear')}
        </Button>
      )}
    </div>
  )
}

function GreyRows({ label }: { label: string }) {
  return (
    <div className="cases-rows" role="status">
      <span className="for-screen-readers">{label}</span>
      {Array.from({ length: GREY_ROWS }, (_, row) => (
        <div key={`row-${String(row)}`} className="grey-row" aria-hidden>
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      ))}
    </div>
  )
}
