import { Layers, Map as MapIcon, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { SheetHandle } from '../../frame/sheet-handle.tsx'
import type { SheetStop } from '../../frame/sheet-stops.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { PlaceFacts } from '../model/use-place-facts.ts'
import { QuestionPanel } from '../question/question-panel.tsx'
import { ResultPanel } from '../ranking/result-panel.tsx'

/** On a phone one sheet holds the result, or the question while it is asked for; a chosen commune or place lifts it to half. */
export function BottomSheet({ facts }: { facts: PlaceFacts }) {
  const { t } = useWords()
  const { view, change, trial } = usePlanner()
  const [stop, setStop] = useState<SheetStop>(view.unit ? 'half' : 'low')
  const [asking, setAsking] = useState(false)
  const chosen = trial.selected ? `place ${trial.selected.id}` : view.unit?.code
  useEffect(() => {
    if (!chosen) return
    setAsking(false)
    setStop((before) => (before === 'low' ? 'half' : before))
  }, [chosen])
  const ask = (wanted: boolean) => {
    setAsking(wanted)
    setStop(wanted ? 'half' : 'low')
  }
  return (
    <div className="sheet" data-stop={stop} data-over-map>
      <div className="sheet-tools">
        <IconButton
          label={t('gap.question')}
          icon={Layers}
          aria-pressed={asking}
          onClick={() => ask(!asking)}
        />
        <IconButton
          label={view.view === 'map' ? t('view.table') : t('view.map')}
          icon={view.view === 'map' ? Table2 : MapIcon}
          onClick={() => change({ view: view.view === 'map' ? 'table' : 'map' })}
        />
      </div>
      <SheetHandle stop={stop} onStop={setStop} />
      <div className="sheet-body">
        {asking ? <QuestionPanel onClose={() => ask(false)} /> : <ResultPanel facts={facts} />}
      </div>
    </div>
  )
}
