import { type Day, isDay } from '@hoanhap/geo/day.ts'

const LOCAL = /^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4})$/
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** The day that was written as 5/9/2026, 05.09.2026, 05092026 or 2026-09-05; empty when it is none. */
export function readDay(text: string): Day | '' {
  const written = text.trim()
  const local = LOCAL.exec(written) ?? DIGITS.exec(written)
  const parts = local ? [...local].slice(1).reverse() : ISO.exec(written)?.slice(1)
  const day = parts?.map((part) => part.padStart(2, '0')).join('-') ?? ''
  return isDay(day) ? day : ''
}

/** A day as it is typed, in both languages: 05/09/2026. */
export function writtenDay(day: Day | ''): string {
  return day.split('-').reverse().join('/')
}
