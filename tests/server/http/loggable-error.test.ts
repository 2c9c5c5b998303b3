import { describe, expect, test } from 'vitest'
import { loggableError } from '../../../server/http/loggable-error.ts'

describe('what the log holds of an error', () => {
  test('names and codes of the database, never its words, in which it repeats values', () => {
    const refused = Object.assign(new Error('invalid input value for enum: "0901234567"'), {
      severity: 'ERROR',
      code: '23514',
      detail: 'Failing row contains (7, Nguyễn Thị Hoa).',
      where: 'COPY staged, line 3: "Nguyễn Thị Hoa"',
      query: 'select 1',
      parameters: ['Nguyễn Thị Hoa'],
      table_name: 'person',
      constraint_name: 'person_has_a_name',
    })
    const logged = loggableError(refused)
    expect(logged).toMatchObject({ code: '23514', table: 'person', constraint: 'person_has_a_name' })
    expect(JSON.stringify(logged)).not.toMatch(/Nguyễn|0901234567/)
    expect(logged.at[0]).toContain('loggable-error.test.ts')
  })

  test('of all others the message and what caused them, whose words may be those of the database', () => {
    const cause = Object.assign(new Error('Key (number)=(0123) already exists'), { severity: 'ERROR' })
    const logged = loggableError(new TypeError('no units on that day', { cause }))
    expect(logged).toMatchObject({ name: 'TypeError', message: 'no units on that day' })
    expect(logged.cause).toMatchObject({ name: 'Error' })
    expect(JSON.stringify(logged)).not.toContain('0123')
  })

  test('of what is no error nothing but its kind', () => {
    expect(loggableError('Nguyễn Thị Hoa')).toEqual({ name: 'string', at: [] })
  })

  test('a message of several lines does not come in by the stack', () => {
    const { at } = loggableError(Object.assign(new Error('one\nat Nguyễn:1:1'), { severity: 'ERROR' }))
    expect(at.join()).not.toContain('Nguyễn')
  })
})
