import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { en } from './en.ts'
import type { Language } from './formats.ts'
import { vi } from './vi.ts'

/** The words of the page: Vietnamese first, English complete. The choice is kept per browser. */
const STORAGE_KEY = 'hoa-nhap.language'

void i18next.init({
  lng: keptLanguage(),
  fallbackLng: false,
  resources: { vi: { translation: vi }, en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
})
document.documentElement.lang = i18next.language
i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language
})

const WORDS = {
  vi: { t: i18next.getFixedT('vi'), language: 'vi' as Language },
  en: { t: i18next.getFixedT('en'), language: 'en' as Language },
}

/** The words in the language of the reader, and the language itself for numbers and days: the same until another is chosen. */
export function useWords() {
  return WORDS[useSyncExternalStore(onLanguage, chosenLanguage)]
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}

function chosenLanguage(): Language {
  return i18next.language as Language
}

/** Changes the language of the page and keeps the choice. */
export function setLanguage(language: Language): void {
  void i18next.changeLanguage(language)
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch (error) {
    // The page still changes; only the next visit starts in Vietnamese again.
    console.info('The language is not kept in this browser.', error)
  }
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}
