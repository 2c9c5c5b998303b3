import { useEffect, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useBenefit, usePeopleWords } from './use-benefit.ts'
import { useEditWords } from './use-edit-words.ts'

/** A drag says what it came to once the hand rests. */
const REST_MS = 700

/** Tells a screen reader the newest edit and who gains from the trial. */
export function TrialAnnouncer() {
  const { t } = useWords()
  const { trial } = usePlanner()
  const benefit = useBenefit()
  const peopleWords = usePeopleWords()
  const editWords = useEditWords()
  const edit = trial.edits.find(({ id }) => id === trial.selected?.id) ?? trial.edits.at(-1)
  const helps = benefit && benefit.better.communes > 0 && benefit.better
  const now = [
    edit && editWords(edit),
    helps && t('trial.helps', { people: peopleWords(helps), count: helps.communes }),
  ]
  const words = now.filter(Boolean).join('. ')
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), REST_MS)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <output className="for-screen-readers" aria-live="polite">
      {said}
    </output>
  )
}
