import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { ApiError } from '../../api/api-error.ts'
import type { Credentials } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

interface SignInFormProps {
  credentials: Credentials
  onChange: (credentials: Credentials) => void
  onSubmit: () => void
  pending: boolean
  error: ApiError | null
}

export function SignInForm({ credentials, onChange, onSubmit, pending, error }: SignInFormProps) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  const [missing, setMissing] = useState(false)
  const message = useErrorWords(error, missing)
  const errorId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const complete = credentials.username.trim() !== '' && credentials.password !== ''
    setMissing(!complete)
    if (complete) onSubmit()
  }
  return (
    <form
      className="sign-in-form"
      onSubmit={submit}
      noValidate
      aria-describedby={message ? errorId : undefined}
    >
      <Field label={t('signIn.username')}>
        <input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={credentials.username}
          onChange={(event) => onChange({ ...credentials, username: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t('signIn.password')}
        extra={
          <IconButton
            label={shown ? t('signIn.hidePassword') : t('signIn.showPassword')}
            icon={shown ? EyeOff : Eye}
            onClick={() => setShown(!shown)}
          />
        }
      >
        <input
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          value={credentials.password}
          onChange={(event) => onChange({ ...credentials, password: event.currentTarget.value })}
        />
      </Field>
      <p id={errorId} className="sign-in-error" role="alert">
        {message}
      </p>
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  )
}

function useErrorWords(error: ApiError | null, missing: boolean): string | null {
  const { t } = useWords()
  if (missing) return t('signIn.missing')
  if (!error) return null
  if (error.status === 401) return t('signIn.wrong')
  if (error.status === 503) return t('signIn.busy')
  return error.status === 429 ? t('signIn.tooMany') : t('signIn.failed')
}
