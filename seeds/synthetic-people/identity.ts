/** Numbers by which nobody can be found: of the right form, but given out to no one. */
import { addDays } from '@hoanhap/geo/day.ts'
import { integerBetween, type Random } from '@hoanhap/geo/random.ts'
import type { Sex } from '../../server/features/cases/values.ts'
import { fullName, relativeOf } from './names.ts'
import type { SyntheticIdentity } from './person.ts'

/** Places of birth run from 001 to 096 and abroad from 101: this one is no place. */
const NO_PLACE_OF_BIRTH = '099'
const SERIALS = 1_000_000
/** Prime to the number of serials, so that neighbours in the list are far apart and none repeats. */
const SERIAL_STEP = 618_033
/** No network gives out numbers that begin with 0900 0. */
const NO_NETWORK = '09000'

const WITHOUT_ID_NUMBER = 0.03
const WITHOUT_PHONE = 0.18
const WITH_RELATIVE = 0.7

/** Who a person is said to be; `index` makes the id number the person's own. */
export function syntheticIdentity(
  { sex, birthYear, index, address }: { sex: Sex; birthYear: number; index: number; address: string | null },
  random: Random,
): SyntheticIdentity {
  const name = fullName(sex, random)
  return {
    name,
    idNumber: random() < WITHOUT_ID_NUMBER ? null : idNumber(sex, birthYear, index),
    birthDate: addDays(`${birthYear}-01-01`, integerBetween(random, 0, 364)),
    phone: random() < WITHOUT_PHONE ? null : phone(random),
    address,
    familyContact: random() < WITH_RELATIVE ? relativeOf(name, phone(random), random) : null,
  }
}

/** Place of birth, century and sex, year of birth, serial number. */
function idNumber(sex: Sex, birthYear: number, index: number): string {
  const centuryAndSex = (birthYear < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0)
  const year = String(birthYear % 100).padStart(2, '0')
  const serial = String((index * SERIAL_STEP) % SERIALS).padStart(6, '0')
  return `${NO_PLACE_OF_BIRTH}${centuryAndSex}${year}${serial}`
}

function phone(random: Random): string {
  return `${NO_NETWORK}${String(integerBetween(random, 0, 99_999)).padStart(5, '0')}`
}
