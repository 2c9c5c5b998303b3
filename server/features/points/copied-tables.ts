import { NO_CATEGORY, NO_NUMBER, NUMBER_END } from '@hoanhap/geo/point-store/schema.ts'
import { worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import type { CopiedRows } from './copied-rows.ts'
import type { CopySource } from './copy-source.ts'
import { GrownColumn } from './grown-column.ts'
import { WordCodes } from './word-codes.ts'

const keys = () => new GrownColumn((length) => new Uint32Array(length))
const codes = () => new GrownColumn((length) => new Uint8Array(length))
const numbers = () => new GrownColumn((length) => new Int32Array(length))

/** The tables that describe a case, empty, as columns that are filled row by row; each reads the fields of its statement. */
export function emptyTables(lists: CopySource['lists']) {
  const listOf = (name: keyof typeof lists) => new WordCodes(lists[name])
  return {
    cases: new OpenCases(listOf('status'), listOf('programme')),
    /** Sex and year of birth, by person. */
    persons: new CodedNumbers(listOf('sex')),
    places: new Places(),
    /** What is known of support, by case: how much is needed, and the day on which that expires. */
    needs: new CodedNumbers(listOf('needBand')),
    works: new Works(listOf('work'), listOf('trade')),
  }
}

class OpenCases {
  readonly id = keys()
  readonly person = keys()
  readonly unit = keys()
  readonly status = codes()
  readonly programme = codes()
  readonly openedOn = numbers()

  constructor(
    private readonly statuses: WordCodes,
    private readonly programmes: WordCodes,
  ) {}

  read(row: CopiedRows): void {
    this.id.push(keyOf(row))
    this.person.push(keyOf(row))
    this.unit.push(keyOf(row))
    this.status.push(codeOf(row, this.statuses))
    this.programme.push(codeOf(row, this.programmes))
    this.openedOn.push(numberOf(row))
  }
}

/** A word of a closed list and a number, by key. */
class CodedNumbers {
  readonly key = keys()
  readonly code = codes()
  readonly number = numbers()

  constructor(private readonly list: WordCodes) {}

  read(row: CopiedRows): void {
    this.key.push(keyOf(row))
    this.code.push(codeOf(row, this.list))
    this.number.push(numberOf(row))
  }
}

/** Residences with a point, by case. */
class Places {
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

/** What is known of work, by case. */
class Works {
  readonly key = keys()
  readonly work = codes()
  readonly trade = codes()

  constructor(
    private readonly works: WordCodes,
    private readonly trades: WordCodes,
  ) {}

  read(row: CopiedRows): void {
    this.key.push(keyOf(row))
    this.work.push(codeOf(row, this.works))
    this.trade.push(codeOf(row, this.trades))
  }
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
