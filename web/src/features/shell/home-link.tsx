import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/i18n.ts'
import { Logo } from '../../ui/logo.tsx'

export function HomeLink() {
  const { t } = useWords()
  return (
    <Link to="/" className="home-link" aria-label={t('top.home')}>
      <Logo />
    </Link>
  )
}
