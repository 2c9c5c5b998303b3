import { CalendarClock, ClipboardList, type LucideIcon, MapPinOff, MessageCircle, Phone } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useCasesModel } from '../model/cases-context.ts'
import type { Task } from '../model/cases-view.ts'
import { useNotLocated } from '../model/use-counts.ts'

const SIGNS: Record<Task, LucideIcon> = {
  due: Phone,
  counselling: MessageCircle,
  ending: CalendarClock,
  needExpiring: ClipboardList,
}
const ORDER: readonly Task[] = ['due', 'counselling', 'ending', 'needExpiring']

/** What waits, with how many people it is about; each line lists them. */
export function Reminders() {
  const { t } = useWords()
  const { list, view, change } = useCasesModel()
  const notLocated = useNotLocated()
  return (
    <section className="reminders" aria-label={t('cases.reminders.title')}>
      <div className="section-head">
        <h2 className="section-title">{t('cases.reminders.title')}</h2>
        <span className="section-note">{t('cases.reminders.note')}</span>
      </div>
      {list.status === 'ready' && !list.tasks && <p className="muted">{t('cases.tasks.tooMany')}</p>}
      <ul>
        {list.tasks &&
          ORDER.map((task) => (
            <Reminder
              key={task}
              icon={SIGNS[task]}
              words={t(`cases.reminders.${task}`)}
              count={list.tasks?.[task] ?? 0}
              chosen={view.task === task}
              onPress={() => change({ task: view.task === task ? null : task })}
            />
          ))}
        {notLocated !== null && (
          <Reminder
            icon={MapPinOff}
            words={t('cases.reminders.notLocated')}
            count={notLocated}
            chosen={view.located === false}
            onPress={() => change({ located: view.located === false ? null : false, task: null })}
          />
        )}
      </ul>
    </section>
  )
}

interface ReminderProps {
  icon: LucideIcon
  words: string
  count: number
  chosen: boolean
  onPress: () => void
}

function Reminder({ icon: Icon, words, count, chosen, onPress }: ReminderProps) {
  const { language } = useWords()
  return (
    <li>
      <button type="button" className="reminder" aria-pressed={chosen} onClick={onPress}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span>{words}</span>
        <strong className="digits">{formatCount(count, language)}</strong>
      </button>
    </li>
  )
}
