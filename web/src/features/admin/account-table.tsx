import type { Account } from '@hoanhap/server/contract.ts'
import { Pencil } from 'lucide-react'
import { useSession } from '../../api/session.ts'
import { formatDay, formatDayOf } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'

interface AccountTableProps {
  accounts: Account[]
  onEdit: (account: Account) => void
}

export function AccountTable({ accounts, onEdit }: AccountTableProps) {
  const { t } = useWords()
  return (
    <div className="admin-scroll">
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('accounts.name')}</th>
            <th scope="col">{t('accounts.roles')}</th>
            <th scope="col">{t('accounts.scope')}</th>
            <th scope="col">{t('accounts.sessions')}</th>
            <th scope="col">{t('accounts.state')}</th>
            <th scope="col">
              <span className="for-screen-readers">{t('accounts.save')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} onEdit={() => onEdit(account)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AccountRow({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const { t, language } = useWords()
  const own = useSession().data?.account.username === account.username
  const state = account.disabled ? t('accounts.disabled') : t('accounts.active')
  return (
    <tr>
      <th scope="row">
        {account.displayName}
        <span className="muted">
          {account.username} · {t('accounts.created', { day: formatDayOf(account.createdAt, language) })}
        </span>
      </th>
      <td>{account.roles.map((role) => t(`role.${role}`)).join(', ')}</td>
      <td>
        {account.scope.length === 0 && <span className="muted">{t('accounts.scopeNone')}</span>}
        {account.scope.map((unit) => (
          <span key={unit.id} className="scope-line">
            {unit.name}
            {unit.validTo && (
              <span className="muted"> {t('unit.until', { day: formatDay(unit.validTo, language) })}</span>
            )}
          </span>
        ))}
      </td>
      <td>{t('accounts.sessionsCount', { count: account.sessions.length })}</td>
      <td>{account.isDemo ? `${state}, ${t('accounts.demo')}` : state}</td>
      <td>
        <IconButton
          label={own ? t('accounts.yourself') : t('accounts.edit', { name: account.displayName })}
          icon={Pencil}
          disabled={own}
          onClick={onEdit}
        />
      </td>
    </tr>
  )
}
