import { type Day, dayInVietnam } from '@hoanhap/geo/day.ts'

/**
 * Numbers, days and quarters as a reader of each language writes them: 1.225 · 5,1 % · 21/11/2026 · quý III/2026
 * in Vietnamese, 1,225 · 5.1% · 21 Nov 2026 · Q3 2026 in English. Plain data in, text out; no clock, no browser.
 */
export type Language = 'vi' | 'en'

const LOCALE: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }
const MINUS = '\u2212'
const NARROW_SPACE = '\u202f'
const ROMAN = ['I', 'II', 'III', 'IV']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A whole number with thousands separated: 1.225 or 1,225. */
export function formatCount(count: number, language: Language): string {
  return formatDecimal(count, 0, language)
}

/** A number with a fixed number of decimals: 1,9 or 1.9. */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  return numberFormat(decimals, language).format(value).replace('-', MINUS)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Kept, because making one takes longer than thousands of uses, and a table has thousands of cells. */
function numberFormat(decimals: number, language: Language): Intl.NumberFormat {
  const key = `${language} ${decimals}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  numberFormats.set(key, made)
  return made
}

/** Per cent, from a number of hundredths (5.1 for 5.1%): 5,1 % with a narrow space, or 5.1%. */
export function formatPercent(percent: number, language: Language, decimals = 1): string {
  const number = formatDecimal(percent, decimals, language)
  return language === 'vi' ? `${number}${NARROW_SPACE}%` : `${number}%`
}

/** A difference with its sign: +14, −6, 0. */
export function formatDifference(difference: number, language: Language, decimals = 0): string {
  const text = formatDecimal(difference, decimals, language)
  return difference > 0 ? `+${text}` : text
}

/** 21/11/2026 or 21 Nov 2026. */
export function formatDay(day: Day, language: Language): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  if (language === 'vi') return `${date}/${month}/${year}`
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** A month within a sentence: tháng 3/2026 or Mar 2026; `YYYY-MM` in. */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return language === 'vi' ? `tháng ${number}/${year}` : `${MONTHS[number - 1]} ${year}`
}

/** A quarter within a sentence: quý III/2026 or Q3 2026. */
export function formatPeriod(period: string, language: Language): string {
  return language === 'vi'
    ? `quý ${formatPeriodShort(period, language)}`
    : formatPeriodShort(period, language)
}

/** A quarter at the end of an axis: III/2026 or Q3 2026. */
export function formatPeriodShort(period: string, language: Language): string {
  const [year, quarter] = period.split('-Q') as [string, string]
  return language === 'vi' ? `${ROMAN[Number(quarter) - 1]}/${year}` : `Q${quarter} ${year}`
}

/** 3,2 km or 3.2 km; whole kilometres from 100 on. */
export function formatKilometres(km: number, language: Language): string {
  return `${formatDecimal(km, km < 100 ? 1 : 0, language)}\u00a0km`
}

/** The two ends of a class: 10 – 29. */
export function formatRange(low: string, high: string): string {
  return low === high ? low : `${low} – ${high}`
}

/** The day in Việt Nam of an instant. */
export function formatDayOf(instant: string, language: Language): string {
  return formatDay(dayInVietnam(Date.parse(instant)), language)
}

/** An instant on the clocks of Việt Nam: 08:42, 21/11/2026 or 08:42, 21 Nov 2026. */
export function formatMoment(instant: string, language: Language): string {
  const local = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)}, ${formatDayOf(instant, language)}`
}

/** 21,139° B · 105,846° Đ or 21.139° N · 105.846° E; the country has no southern or western places. */
export function formatPosition([lon, lat]: readonly [number, number], language: Language): string {
  const [north, east] = language === 'vi' ? ['B', 'Đ'] : ['N', 'E']
  return `${formatDecimal(lat, 3, language)}° ${north} · ${formatDecimal(lon, 3, language)}° ${east}`
}

/** The text with its first letter in upper case: Quý III/2026. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** The text with its first letter in lower case: phường Ba Đình, within a sentence. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
