import { formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** A reach as its slider has it: whole kilometres without a decimal. */
export function useReachNumber(): (catchmentKm: number) => string {
  const { language } = useWords()
  return (catchmentKm) => formatDecimal(catchmentKm, catchmentKm % 1 === 0 ? 0 : 1, language)
}
