import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { invalidField, namingFieldsUnder } from './refusals.ts'
import type { StatusChangeInput } from './schemas.ts'
import { insertStatusChange, regimeOn, unitByCode } from './write-queries.ts'

/** The case that changes. `prefix` stands before the names of fields in problems. */
interface Recording {
  caseId: number
  unitId: number
  today: Day
  prefix?: string
}

/**
 * Records a decision under the law that was in force on its day; the database allows it or not.
 * @throws 400 naming the field that the law, or the order of days, refuses
 */
export async function changeStatus(
  trx: Trx,
  input: StatusChangeInput,
  { caseId, unitId, today, prefix = '' }: Recording,
): Promise<void> {
  const { toStatus, decisionOn, issuingBody, effectiveOn = decisionOn, plannedEnd, toUnitCode } = input
  const regime = await regimeOn(trx, decisionOn)
  if (regime === undefined) {
    throw invalidField(
      `${prefix}decisionOn`,
      'no_law_in_force',
      'no law that is known was in force on this day',
    )
  }
  const change = {
    caseId,
    unitId,
    toStatus,
    regime,
    decisionNumber: input.decisionNumber ?? null,
    decisionOn,
    issuingBody,
    effectiveOn,
    plannedEnd: plannedEnd ?? null,
    reductionDocument: input.reductionDocument ?? null,
    toUnitId: await destination(trx, toUnitCode, today),
  }
  await namingFieldsUnder(prefix, () => insertStatusChange(trx, change))
}

async function destination(trx: Trx, code: string | undefined, today: Day): Promise<number | null> {
  if (code === undefined) return null
  const id = await unitByCode(trx, code, today)
  if (id === undefined) throw invalidField('toUnitCode', 'unknown_unit', `no unit has the code ${code} today`)
  return id
}
