import { Ban } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { CommuneChips } from '../../case-filters/commune-chips.tsx'
import type { ExcludedCommune } from './siting-question.ts'
import { useSiting } from './use-siting.ts'

/** Takes a commune out of the search for new places, or back into it. */
export function ExcludeButton({ commune }: { commune: ExcludedCommune }) {
  const { t } = useWords()
  const { wish, setWish } = useSiting()
  const others = wish.excluded.filter(({ unitId }) => unitId !== commune.unitId)
  const isOut = others.length < wish.excluded.length
  return (
    <Button
      size="small"
      icon={Ban}
      aria-pressed={isOut}
      onClick={() => setWish({ excluded: isOut ? others : [...others, commune] })}
    >
      {t(isOut ? 'siting.include' : 'siting.exclude')}
    </Button>
  )
}

/** The communes where nothing new is looked for; pressing one takes it back. */
export function ExcludedCommunes() {
  const { t } = useWords()
  const { wish, setWish } = useSiting()
  if (wish.excluded.length === 0) return null
  return (
    <div className="siting-excluded">
      <p className="siting-note">{t('siting.excluded')}</p>
      <CommuneChips
        label={t('siting.excluded')}
        chosen={wish.excluded}
        onRemove={(code) => setWish({ excluded: wish.excluded.filter((one) => one.code !== code) })}
      />
    </div>
  )
}
