import type { Account, AccountPatch } from '@hoanhap/server/contract.ts'
import { type FormEvent, useState } from 'react'
import { useAccount, useChangeAccount } from '../../api/accounts.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel } from '../../ui/notice.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Switch } from '../../ui/switch.tsx'
import { RoleChoices } from './role-choices.tsx'
import { type ScopeDraft, ScopeEditor } from './scope-editor.tsx'
import { SessionList } from './session-list.tsx'
import { useAccountErrorWords } from './use-account-error-words.ts'

interface EditAccountProps {
  id: number
  onClose: () => void
  onDone: () => void
}

/** An account as it stands on the server; the form starts again when another administrator changed it. */
export function EditAccount({ id, onClose, onDone }: EditAccountProps) {
  const { t } = useWords()
  const account = useAccount(id)
  const change = useChangeAccount()
  const words = useAccountErrorWords(change.error)
  const answer = account.data
  const save = (patch: AccountPatch, then: () => void) => {
    if (!answer?.etag) return
    change.mutate(
      { id, etag: answer.etag, change: patch },
      { onSuccess: then, onError: (error) => error.status === 412 && account.refetch() },
    )
  }
  return (
    <Dialog
      title={answer ? t('accounts.edit', { name: answer.data.displayName }) : t('app.loading')}
      closeLabel={t('app.close')}
      onClose={onClose}
    >
      {account.isPending && <SkeletonRows count={8} label={t('app.loading')} />}
      {account.isError && (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => account.refetch()}
        />
      )}
      {words && <ErrorPanel message={words} />}
      {answer && (
        <>
          <AccountForm
            key={answer.etag}
            account={answer.data}
            pending={change.isPending}
            onCancel={onClose}
            onSave={(patch) => save(patch, onDone)}
          />
          <SessionList
            sessions={answer.data.sessions}
            onEnd={(endSessions) => save({ endSessions }, () => undefined)}
          />
        </>
      )}
    </Dialog>
  )
}

interface AccountFormProps {
  account: Account
  pending: boolean
  onCancel: () => void
  onSave: (patch: AccountPatch) => void
}

function AccountForm({ account, pending, onCancel, onSave }: AccountFormProps) {
  const { t } = useWords()
  const [displayName, setDisplayName] = useState(account.displayName)
  const [password, setPassword] = useState('')
  const [roles, setRoles] = useState(account.roles)
  const [disabled, setDisabled] = useState(account.disabled)
  const [scope, setScope] = useState<ScopeDraft[]>(account.scope)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave({
      displayName,
      roles,
      disabled,
      scope: scope.map(({ unitId, validFrom, validTo }) => ({
        unitId,
        validFrom: validFrom ?? undefined,
        validTo,
      })),
      ...(password !== '' && { password }),
    })
  }
  return (
    <form className="admin-form" onSubmit={submit}>
      <Field label={t('accounts.name')}>
        <input value={displayName} required onChange={(event) => setDisplayName(event.currentTarget.value)} />
      </Field>
      <RoleChoices roles={roles} onChange={setRoles} />
      <ScopeEditor scope={scope} onChange={setScope} />
      <Field label={t('accounts.newPassword')} hint={t('accounts.newPasswordHint')}>
        <input
          type="password"
          autoComplete="new-password"
          minLength={12}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
      <div className="disable-row">
        <Switch label={t('accounts.disable')} checked={disabled} onChange={setDisabled} />
        <div>
          <p className="field-label">{t('accounts.disable')}</p>
          <p className="field-hint">{t('accounts.disableNote')}</p>
        </div>
      </div>
      <div className="admin-actions">
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={pending || roles.length === 0}>
          {pending ? t('accounts.saving') : t('accounts.save')}
        </Button>
      </div>
    </form>
  )
}
