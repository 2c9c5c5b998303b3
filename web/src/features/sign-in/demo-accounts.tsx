import { useWords } from '../../i18n/i18n.ts'
import { SyntheticTag } from '../../ui/synthetic-tag.tsx'

export const DEMO_PASSWORD = 'hoa-nhap-demo'

/** User names of the demo accounts; all but one are the names of their roles. */
const ACCOUNTS = [
  'city_official',
  'planner',
  'social_officer',
  'social_officer_commune',
  'police_officer',
  'employment_officer',
  'clinician',
  'auditor',
  'admin',
] as const

interface DemoAccountsProps {
  chosen: string
  onChoose: (username: string) => void
}

/** One press fills the form with a demo account. */
export function DemoAccounts({ chosen, onChoose }: DemoAccountsProps) {
  const { t } = useWords()
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts-title">
      <h2 id="demo-accounts-title">
        {t('signIn.demo')} <SyntheticTag words={t('app.synthetic')} />
      </h2>
      <ul>
        {ACCOUNTS.map((username) => (
          <li key={username}>
            <button
              type="button"
              className="demo-account"
              aria-pressed={chosen === username}
              onClick={() => onChoose(username)}
            >
              <span>{t(`role.${username}`)}</span>
              <span className="muted">{t(`roleNote.${username}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted">{t('signIn.demoNote')}</p>
    </section>
  )
}
