import { Undo2 } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { usePlanner } from '../model/planner-context.ts'
import type { TrialEdit } from './edits.ts'
import { useEditWords } from './use-edit-words.ts'

/** Everything that is tried, each to choose on the map or to take back by itself. */
export function EditList() {
  const { t } = useWords()
  const { trial } = usePlanner()
  const wordsOf = useEditWords()
  const { edits, selected, select, withdraw } = trial
  if (edits.length === 0) return null
  return (
    <ul className="trial-edits" aria-label={t('trial.list')}>
      {edits.map((edit) => (
        <li key={keyOf(edit)} data-selected={edit.id === selected?.id || undefined}>
          {edit.kind === 'remove' ? (
            <span>{wordsOf(edit)}</span>
          ) : (
            <button
              type="button"
              className="trial-edit"
              aria-pressed={edit.id === selected?.id}
              onClick={() => select(edit.id)}
            >
              {wordsOf(edit)}
            </button>
          )}
          <IconButton
            label={t('trial.withdraw', { edit: wordsOf(edit) })}
            icon={Undo2}
            onClick={() => withdraw(edit)}
          />
        </li>
      ))}
    </ul>
  )
}

/** A place has at most one edit of a kind. */
function keyOf({ kind, id }: TrialEdit): string {
  return `${kind} ${id}`
}
