import type { AddressIndex, AddressUnit } from './address-index.ts'
import type { Reading } from './readings.ts'

/** Why a commune is a candidate, for people to judge and for programs to count. */
export interface Reason {
  kind:
    | 'name'
    | 'nameWithError'
    | 'nameWithOtherMarks'
    | 'code'
    | 'otherType'
    | 'district'
    | 'province'
    | 'notExplained'
    | 'maybeNotUnit'
    | 'readOnOtherDate'
    | 'split'
  /** The unit that the text names, of name, district and province. */
  unit: AddressUnit | null
}

/** The reasons of a reading; `communeCount` is how many communes the unit lies in on the day asked for. */
export function reasonsOf(
  index: AddressIndex,
  reading: Reading,
  isOnDay: boolean,
  communeCount: number,
): Reason[] {
  const { units } = index
  const reasons: Reason[] = []
  if (reading.mention) reasons.push({ kind: nameKind(reading), unit: units[reading.unit] as AddressUnit })
  if (reading.hasCode) reasons.push({ kind: 'code', unit: null })
  if (reading.declared === 'other') reasons.push({ kind: 'otherType', unit: null })
  if (reading.district) reasons.push({ kind: 'district', unit: units[reading.district.unit] as AddressUnit })
  if (reading.province) reasons.push({ kind: 'province', unit: units[reading.province.unit] as AddressUnit })
  if (reading.against > 0) reasons.push({ kind: 'notExplained', unit: null })
  if (reading.isOtherwise) reasons.push({ kind: 'maybeNotUnit', unit: null })
  if (!isOnDay) reasons.push({ kind: 'readOnOtherDate', unit: null })
  if (communeCount > 1) reasons.push({ kind: 'split', unit: null })
  return reasons
}

function nameKind({ isNear, hasWrongMarks }: Reading): Reason['kind'] {
  if (isNear) return 'nameWithError'
  return hasWrongMarks ? 'nameWithOtherMarks' : 'name'
}
