import { MapPinOff } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useFocusProvince } from '../model/use-focus.ts'
import { type NotMappedCounts, useNotMapped } from '../model/use-not-mapped.ts'

/** People who are in every total and on no place of the map. */
export function NotMapped() {
  const counts = useNotMapped(useFocusProvince())
  if (!counts) return null
  return (
    <div className="not-mapped">
      <MapPinOff size={18} strokeWidth={1.75} aria-hidden />
      <NotMappedWords counts={counts} />
    </div>
  )
}

function NotMappedWords({ counts: { noPoint, noUnit } }: { counts: NotMappedCounts }) {
  const { t, language } = useWords()
  if (noPoint === 0) return <p>{t('panel.notMappedNone')}</p>
  const shown = (count: number) => ({ count, shown: formatCount(count, language) })
  return (
    <p>
      <strong>
        {noPoint === null ? t('panel.notMappedHidden') : t('panel.notMappedCount', shown(noPoint))}
      </strong>{' '}
      {t('panel.notMappedNote')} {noUnit !== null && noUnit > 0 && t('panel.notMappedUnit', shown(noUnit))}
    </p>
  )
}
