import { CalendarPlus, House, type LucideIcon, Mail, Phone, UsersRound } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useCasesModel } from '../model/cases-context.ts'

const QUICK = [
  ['call', Phone],
  ['meeting', UsersRound],
  ['home_visit', House],
  ['referral_letter', Mail],
] as const satisfies readonly (readonly [string, LucideIcon])[]

/** What is recorded most often, a press away; the next appointment beside it. */
export function QuickBar() {
  const { t } = useWords()
  const { open, setForm, drafts } = useCasesModel()
  useShortcuts({ g: () => setForm('service') })
  if (!open.file || open.file.closedOn) return null
  const key = `service ${open.id}`
  const start = (kind: string) => {
    drafts.keep(key, { ...drafts.read<object>(key, {}), kind })
    setForm('service')
  }
  return (
    <div className="quick-bar">
      <span className="muted">{t('cases.service.quick')}</span>
      {QUICK.map(([kind, Icon]) => (
        <button key={kind} type="button" className="quick-button" onClick={() => start(kind)}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          {t(`cases.service.short.${kind}`)}
        </button>
      ))}
      <button type="button" className="quick-button" onClick={() => setForm('edit')}>
        <CalendarPlus size={16} strokeWidth={1.75} aria-hidden />
        {t('cases.service.appoint')}
      </button>
    </div>
  )
}
