import { NO_CATEGORY, NO_NUMBER, NUMBER_END } from '@hoanhap/geo/point-store/schema.ts'
import { worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import { CATEGORIES } from './case-schema.ts'
import type { CopiedRows } from './copied-rows.ts'
import { GrownColumn } from './grown-column.ts'
import { WordCodes } from './word-codes.ts'

/** The tables that describe a case, as columns that are filled row by row; each reads the fields of its statement. */

const keys = () => new GrownColumn((length) => new Uint32Array(length))
const codes = () => new GrownColumn((length) => new Uint8Array(length))
const numbers = () => new GrownColumn((length) => new Int32Array(length))

const listOf = (name: keyof typeof CATEGORIES) => new WordCodes(CATEGORIES[name])
const [STATUS, PROGRAMME, SEX] = [listOf('status'), listOf('programme'), listOf('sex')]
const [NEED_BAND, WORK, TRADE] = [listOf('needBand'), listOf('work'), listOf('trade')]

export class OpenCases {
  readonly id = keys()
  readonly person = keys()
  readonly unit = keys()
  readonly status = codes()
  readonly programme = codes()
  readonly openedOn = numbers()

  read(row: CopiedRows): void {
    this.id.push(keyOf(row))
    this.person.push(keyOf(row))
    this.unit.push(keyOf(row))
    this.status.push(codeOf(row, STATUS))
    this.programme.push(codeOf(row, PROGRAMME))
    this.openedOn.push(numberOf(row))
  }
}

export class Persons {
  readonly key = keys()
  readonly sex = codes()
  readonly birthYear = numbers()

  read(row: CopiedRows): void {
    this.key.push(keyOf(row))
    this.sex.push(codeOf(row, SEX))
    this.birthYear.push(numberOf(row))
  }
}

/** Residences with a point, by case. */
export class Places {
  readonly key = keys()
  readonly x = keys()
  readonly y = keys()

  read(row: CopiedRows): void {
    const key = keyOf(row)
    const [placeKey, lon, lat] = [row.whole(), row.real(), row.real()]
    if (placeKey === null || lon === null || lat === null) return
    const { x, y } = worldPointInCell(placeKey, lon, lat)
    this.key.push(key)
    this.x.push(x)
    this.y.push(y)
  }
}

/** What is known of support, by case. */
export class Needs {
  readonly key = keys()
  readonly band = codes()
  readonly expiresOn = numbers()

  read(row: CopiedRows): void {
    this.key.push(keyOf(row))
    this.band.push(codeOf(row, NEED_BAND))
    this.expiresOn.push(numberOf(row))
  }
}

/** What is known of work, by case. */
export class Works {
  readonly key = keys()
  readonly work = codes()
  readonly trade = codes()

  read(row: CopiedRows): void {
    this.key.push(keyOf(row))
    this.work.push(codeOf(row, WORK))
    this.trade.push(codeOf(row, TRADE))
  }
}

/** Who has no entry of their own about work: the words are those that count instead. */
export const WITHOUT_WORK = {
  work: CATEGORIES.work.indexOf('unknown'),
  trade: CATEGORIES.trade.indexOf('none'),
}

/** @throws RangeError for a key that the store has no room for */
function keyOf(row: CopiedRows): number {
  const key = row.whole()
  if (key === null || key < 0 || key >= 2 ** 32) throw new RangeError(`no key of a store: ${key}`)
  return key
}

function codeOf(row: CopiedRows, list: WordCodes): number {
  return row.code(list) ?? NO_CATEGORY
}

/** @throws RangeError for a number that the store has no room for */
function numberOf(row: CopiedRows): number {
  const number = row.whole()
  if (number === null) return NO_NUMBER
  if (Math.abs(number) >= NUMBER_END) throw new RangeError(`no number of a store: ${number}`)
  return number
}
