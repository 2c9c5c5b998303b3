import { CHOICES } from '../choices.ts'
import type { Cell, Reading } from '../types.ts'
import { readChoice } from './choice.ts'

export function readSex(cell: Cell): Reading<'female' | 'male'> {
  return readChoice(cell, CHOICES.sex) as Reading<'female' | 'male'>
}
