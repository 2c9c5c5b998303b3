import { useWords } from '../../../i18n/i18n.ts'
import { BottomSheet } from '../../frame/bottom-sheet.tsx'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { QuestionPanel } from '../question/question-panel.tsx'
import { ResultPanel } from '../ranking/result-panel.tsx'

/** The result, or the question while it is asked for. */
export function GapSheet({ facts }: { facts: PlaceFacts }) {
  const { t } = useWords()
  const { view, change, trial } = usePlanner()
  return (
    <BottomSheet
      chosen={trial.selected ? `place ${trial.selected.id}` : (view.unit?.code ?? null)}
      showsMap={view.view === 'map'}
      onShow={(wanted) => change({ view: wanted })}
      askFor={t('gap.question')}
      asked={(close) => <QuestionPanel onClose={close} />}
    >
      {() => <ResultPanel facts={facts} />}
    </BottomSheet>
  )
}
