import type { Account, Role } from '@hoanhap/server/contract.ts'
import { type FormEvent, useState } from 'react'
import { useCreateAccount } from '../../api/accounts.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel } from '../../ui/notice.tsx'
import { RoleChoices } from './role-choices.tsx'
import { type ScopeDraft, ScopeEditor } from './scope-editor.tsx'
import { useAccountErrorWords } from './use-account-error-words.ts'

interface CreateAccountProps {
  onClose: () => void
  onDone: (account: Account) => void
}

/** A new account: who, how they sign in, in which roles and where. */
export function CreateAccount({ onClose, onDone }: CreateAccountProps) {
  const { t } = useWords()
  const create = useCreateAccount()
  const words = useAccountErrorWords(create.error)
  const [text, setText] = useState({ displayName: '', username: '', password: '' })
  const [roles, setRoles] = useState<Role[]>([])
  const [scope, setScope] = useState<ScopeDraft[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(
      {
        ...text,
        roles,
        scope: scope.map(({ unitId, validFrom, validTo }) => ({
          unitId,
          validFrom: validFrom ?? undefined,
          validTo,
        })),
      },
      { onSuccess: onDone },
    )
  }
  const field = (name: keyof typeof text) => ({
    name,
    value: text[name],
    required: true,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setText({ ...text, [name]: event.currentTarget.value }),
  })
  return (
    <Dialog title={t('accounts.create')} closeLabel={t('app.close')} onClose={onClose}>
      <form className="admin-form" onSubmit={submit}>
        <Field label={t('accounts.name')} error={create.error?.errorAt('displayName')}>
          <input autoComplete="off" {...field('displayName')} />
        </Field>
        <Field
          label={t('accounts.username')}
          hint={t('accounts.usernameHint')}
          error={create.error?.errorAt('username')}
        >
          <input autoComplete="off" autoCapitalize="none" spellCheck={false} {...field('username')} />
        </Field>
        <Field
          label={t('accounts.password')}
          hint={t('accounts.passwordHint')}
          error={create.error?.errorAt('password')}
        >
          <input type="password" autoComplete="new-password" minLength={12} {...field('password')} />
        </Field>
        <RoleChoices roles={roles} onChange={setRoles} />
        <ScopeEditor scope={scope} onChange={setScope} />
        {words && <ErrorPanel message={words} />}
        <div className="admin-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={create.isPending || roles.length === 0}>
            {create.isPending ? t('accounts.saving') : t('accounts.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
