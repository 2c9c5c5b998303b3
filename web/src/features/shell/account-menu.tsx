import { LogOut } from 'lucide-react'
import { useSession, useSignOut } from '../../api/session.ts'
import type { Language } from '../../i18n/formats.ts'
import { setLanguage, useWords } from '../../i18n/i18n.ts'
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuLine } from '../../ui/menu.tsx'
import { initialsOf } from './initials.ts'
import { ThemeChoices } from './theme-menu.tsx'

/** Who is signed in, with which roles and where; the way out. */
export function AccountMenu() {
  const { t } = useWords()
  const session = useSession().data
  const signOut = useSignOut()
  if (!session) return null
  const { displayName, username } = session.account
  const roles = session.roles.map((role) => t(`role.${role}`)).join(', ')
  const scope = session.scope.map((unit) => unit.name).join(', ')
  const initials = initialsOf(displayName)
  const trigger = (
    <button
      type="button"
      className="avatar"
      aria-label={`${initials}, ${t('top.account', { name: displayName })}`}
    >
      {initials}
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      <div className="account-words">
        <p className="account-name">{displayName}</p>
        <p className="muted">
          {username} · {roles}
        </p>
        <p className="muted">{scope ? `${t('top.scope')}: ${scope}` : t('top.noScope')}</p>
      </div>
      <div className="narrow-only">
        <MenuLine />
        <LanguageChoices />
        <MenuLine />
        <MenuLabel>{t('top.theme')}</MenuLabel>
        <ThemeChoices />
      </div>
      <MenuLine />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {t('top.signOut')}
      </MenuItem>
    </Menu>
  )
}

function LanguageChoices() {
  const { t, language } = useWords()
  return (
    <>
      <MenuLabel>{t('top.language')}</MenuLabel>
      <MenuChoices<Language>
        label={t('top.language')}
        value={language}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setLanguage}
      />
    </>
  )
}
