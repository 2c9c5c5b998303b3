import { Role } from '@hoanhap/server/contract.ts'
import { useWords } from '../../i18n/i18n.ts'

interface RoleChoicesProps {
  roles: Role[]
  onChange: (roles: Role[]) => void
}

/** The roles of an account; the server refuses pairs that may not be held together. */
export function RoleChoices({ roles, onChange }: RoleChoicesProps) {
  const { t } = useWords()
  const toggle = (role: Role) =>
    onChange(roles.includes(role) ? roles.filter((held) => held !== role) : [...roles, role])
  return (
    <fieldset className="role-choices">
      <legend className="field-label">{t('accounts.roles')}</legend>
      {Role.options.map((role) => (
        <label key={role} className="role-choice">
          <input type="checkbox" checked={roles.includes(role)} onChange={() => toggle(role)} />
          {t(`role.${role}`)}
        </label>
      ))}
      <p className="field-hint">{t('accounts.rolesHint')}</p>
    </fieldset>
  )
}
