import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { Search, X } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useSearchCases } from '../../../api/case-changes.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import '../../../ui/found-option.css'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { useProblemWords } from '../forms/use-problem-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { maskedName } from '../model/masked-name.ts'
import { useCaseWords } from './use-case-words.ts'

const LEAST_CHARACTERS = 2

/** Finds one person. The text goes to the server in a body, stands in no address and is kept nowhere. */
export function PersonSearch() {
  const { t } = useWords()
  const { scope } = useCasesModel()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const search = useSearchCases()
  const problem = useProblemWords(search.error)
  useShortcuts({ '/': () => input.current?.focus() })
  const clear = () => {
    setText('')
    search.reset()
  }
  const find = (reason: string | null) => {
    setAsking(false)
    search.mutate({ text: text.trim(), reason })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if ([...text.trim()].length < LEAST_CHARACTERS) return
    if (scope.oneCommune) find(null)
    else setAsking(true)
  }
  return (
    <search className="unit-search person-search">
      <form onSubmit={submit}>
        <Search size={17} strokeWidth={1.75} aria-hidden />
        <input
          ref={input}
          type="text"
          aria-label={t('cases.search.label')}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('cases.search.hint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            if (search.data || search.error) search.reset()
          }}
          onKeyDown={(event) => event.key === 'Escape' && clear()}
        />
        <kbd aria-hidden>/</kbd>
      </form>
      {(search.data || problem) && (
        <div className="found-list">
          <header className="section-head">
            <p className="muted" role="status">
              {problem ?? t('cases.search.found', { count: search.data?.total ?? 0 })}
            </p>
            <IconButton label={t('app.close')} icon={X} onClick={clear} />
          </header>
          <ul>
            {search.data?.items.map((file) => (
              <FoundPerson key={file.id} file={file} onOpen={clear} />
            ))}
          </ul>
          <p className="found-empty muted">
            {scope.oneCommune ? t('cases.search.howPart') : t('cases.search.how')}
          </p>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t('cases.search.reasonTitle')}
          note={t('cases.search.reasonNote')}
          submitLabel={t('cases.search.submit')}
          onReason={find}
          onClose={() => setAsking(false)}
        />
      )}
    </search>
  )
}

function FoundPerson({ file, onOpen }: { file: CaseRecord; onOpen: () => void }) {
  const { t } = useWords()
  const { open, masked, scope } = useCasesModel()
  const words = useCaseWords()
  const nameOf = useUnitName()
  const unit = file.unitCode ? scope.unitOf(file.unitCode) : null
  const name = file.name && (masked ? maskedName(file.name) : file.name)
  const facts = [
    unit && nameOf(unit),
    file.status && words.status(file.status),
    file.closedOn && t('cases.file.closed'),
  ]
  return (
    <li>
      <button
        type="button"
        className="found-item"
        onClick={() => {
          open.open(file.id)
          onOpen()
        }}
      >
        <span>
          {name ?? t('cases.file.number', { number: file.id })}{' '}
          <span className="digits">{file.birthYear}</span>
          <span className="muted">{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </button>
    </li>
  )
}
