import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { EVERYBODY, TASKS } from '../model/cases-view.ts'
import { FilterPopover } from './filter-popover.tsx'

/** Work to do, with how many people it is about; the counts need the whole list. */
export function TaskChips() {
  const { t } = useWords()
  const { view, change, list, keeper } = useCasesModel()
  const everybody = view.task === null && view.located === null
  return (
    <fieldset className="chips">
      <legend className="for-screen-readers">{t('cases.tasks.label')}</legend>
      {keeper &&
        list.tasks &&
        TASKS.map((task) => (
          <Chip
            key={task}
            words={t(`cases.tasks.${task}`)}
            count={list.tasks?.[task] ?? null}
            chosen={view.task === task}
            onPress={() => change({ task: view.task === task ? null : task })}
          />
        ))}
      <Chip
        words={t('cases.tasks.all')}
        count={list.total}
        chosen={everybody}
        onPress={() => change({ task: null, located: EVERYBODY.located })}
      />
      <FilterPopover />
      {keeper && list.complete === false && list.status === 'ready' && (
        <p className="chips-note">{t('cases.tasks.tooMany')}</p>
      )}
    </fieldset>
  )
}

interface ChipProps {
  words: string
  count: number | null
  chosen: boolean
  onPress: () => void
}

function Chip({ words, count, chosen, onPress }: ChipProps) {
  const { language } = useWords()
  return (
    <button type="button" className="chip" aria-pressed={chosen} onClick={onPress}>
      {words}
      {count !== null && <strong className="digits">{formatCount(count, language)}</strong>}
    </button>
  )
}
