import type { Trx } from '../../db/transactions.ts'
import { type ColumnTypes, insertRecords } from './insert-records.ts'
import type { LoadedCase } from './load-people.ts'

/** Writes rows that belong to cases, each with the unit that is in charge of its case. */
export async function insertOfCases(
  trx: Trx,
  table: string,
  columns: ColumnTypes,
  cases: readonly LoadedCase[],
  rowsOf: (one: LoadedCase) => Record<string, unknown>[],
): Promise<void> {
  const rows = cases.flatMap((one) =>
    rowsOf(one).map((row) => ({ case_id: one.caseId, unit_id: one.unitId, ...row })),
  )
  await insertRecords(trx, table, { case_id: 'bigint', unit_id: 'int', ...columns }, rows)
}

/** What every case has once: its first episode, and the files on support, work and health. */
export async function insertFiles(trx: Trx, cases: readonly LoadedCase[]): Promise<void> {
  await insertOfCases(trx, 'episode', { number: 'int', opened_on: 'date' }, cases, ({ person }) => [
    { number: 1, opened_on: person.openedOn },
  ])
  await insertOfCases(
    trx,
    'support_file',
    { support: 'text', next_step: 'text', next_due_on: 'date' },
    cases,
    ({ person: { support, nextStep } }) => [
      { support, next_step: nextStep?.step, next_due_on: nextStep?.dueOn },
    ],
  )
  await insertOfCases(
    trx,
    'work_file',
    { work: 'text', trade_learned: 'text', trade_wanted: 'text' },
    cases,
    ({ person: { work, tradeLearned, tradeWanted } }) => [
      { work, trade_learned: tradeLearned, trade_wanted: tradeWanted },
    ],
  )
  await insertOfCases(trx, 'health_file', { substance: 'text' }, cases, ({ person: { substance } }) => [
    { substance },
  ])
  await insertOfCases(
    trx,
    'treatment_file',
    { substitution: 'boolean' },
    cases,
    ({ person: { substitution } }) => (substitution === null ? [] : [{ substitution }]),
  )
}
