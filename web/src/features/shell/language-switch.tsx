import type { Language } from '../../i18n/formats.ts'
import { setLanguage, useWords } from '../../i18n/i18n.ts'

const LANGUAGES: { language: Language; short: string; name: string }[] = [
  { language: 'vi', short: 'VI', name: 'Tiếng Việt' },
  { language: 'en', short: 'EN', name: 'English' },
]

/** Vietnamese or English; each is named in its own language. */
export function LanguageSwitch() {
  const { t, language } = useWords()
  return (
    <fieldset className="language-switch">
      <legend className="for-screen-readers">{t('top.language')}</legend>
      {LANGUAGES.map((option) => (
        <button
          key={option.language}
          type="button"
          lang={option.language}
          aria-label={`${option.short}, ${option.name}`}
          aria-pressed={language === option.language}
          onClick={() => setLanguage(option.language)}
        >
          {option.short}
        </button>
      ))}
    </fieldset>
  )
}
