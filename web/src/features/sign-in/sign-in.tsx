import type { Health } from '@hoanhap/server/contract.ts'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useSignIn } from '../../api/session.ts'
import type { Language } from '../../i18n/formats.ts'
import { setLanguage, useWords } from '../../i18n/i18n.ts'
import { Logo } from '../../ui/logo.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DEMO_PASSWORD, DemoAccounts } from './demo-accounts.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInPattern } from './sign-in-pattern.tsx'
import './sign-in.css'

/** The door: name and password, the language, and the demo accounts where every person is synthetic. */
export function SignIn({ health }: { health: Health }) {
  const { t } = useWords()
  const signIn = useSignIn()
  const [credentials, setCredentials] = useState({ username: '', password: '' })
  return (
    <div className="sign-in">
      <main className="sign-in-side">
        <SignInHead />
        <h1>{t('signIn.title')}</h1>
        <SignInForm
          credentials={credentials}
          onChange={setCredentials}
          onSubmit={() => signIn.mutate(credentials)}
          pending={signIn.isPending}
          error={signIn.error}
        />
        <p className="muted">{t('signIn.forgot')}</p>
        {health.demoAccounts && (
          <DemoAccounts
            chosen={credentials.username}
            onChoose={(username) => setCredentials({ username, password: DEMO_PASSWORD })}
          />
        )}
        <p className="sign-in-foot">
          <ShieldCheck size={17} strokeWidth={1.75} aria-hidden />
          {t('signIn.privacy')}
        </p>
      </main>
      <SignInPattern />
    </div>
  )
}

function SignInHead() {
  const { t, language } = useWords()
  return (
    <header className="sign-in-head">
      <Logo size={38} />
      <div>
        <p className="sign-in-name">{t('app.name')}</p>
        <p className="sign-in-subtitle">{t('app.subtitle')}</p>
      </div>
      <Segmented<Language>
        label={t('signIn.language')}
        value={language}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setLanguage}
      />
    </header>
  )
}
