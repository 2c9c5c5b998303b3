import { describe, expect, it } from 'vitest'
import { BODIES, DOCUMENTS } from '../../../seeds/legal/bodies.ts'
import { REGIMES } from '../../../seeds/legal/regimes.ts'
import { RULES } from '../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import { LEGAL_STATUSES } from '../../../server/features/cases/values.ts'

/** The table of the law, as it is read by people: term under each law in months, and what may follow. */
const TABLE: [status: string, L73: string, L120: string, next: string][] = [
  ['use_management', '12-12', '12-12', 'assessment closed_other management_ended moved'],
  ['assessment', '', '', 'closed_other management_ended registration_window use_management'],
  ['registration_window', '', '', 'closed_other compulsory_proposed ost voluntary_centre voluntary_home'],
  [
    'voluntary_home',
    '6-12',
    '24-36',
    'closed_other compulsory_proposed moved ost post_rehab voluntary_centre',
  ],
  ['voluntary_centre', '6-12', '24-36', 'closed_other compulsory_proposed ost post_rehab voluntary_home'],
  ['ost', '', '', 'closed_other compulsory_proposed moved post_rehab voluntary_centre voluntary_home'],
  [
    'compulsory_proposed',
    '',
    '',
    'closed_other closed_rejected compulsory_centre ost postponed voluntary_centre voluntary_home',
  ],
  ['compulsory_centre', '6-24', '24-36', 'absconded closed_other detained ost post_rehab suspended'],
  ['postponed', '', '', 'closed_other compulsory_centre exempted'],
  ['suspended', '', '', 'closed_other compulsory_centre exempted'],
  ['absconded', '', '', 'closed_other closed_rejected compulsory_centre detained'],
  ['post_rehab', '12-24', '12-24', 'assessment closed_other completed detained moved'],
  ['completed', '', '', ''],
  ['detained', '', '', 'closed_other compulsory_centre post_rehab'],
  ['moved', '', '', ''],
  ['management_ended', '', '', ''],
  ['exempted', '', '', ''],
  ['closed_rejected', '', '', ''],
  ['closed_other', '', '', ''],
]

const termOf = (regime: string, status: string) => {
  const rule = RULES.find((one) => one.regime === regime && one.status === status)
  return rule?.mostMonths ? `${rule.leastMonths}-${rule.mostMonths}` : ''
}
const nextOf = (regime: string, from: string) =>
  TRANSITIONS.filter((one) => one.regime === regime && one.from === from)
    .map(({ to }) => to)
    .sort()
    .join(' ')

describe('the law as data', () => {
  it('says of every status what the table says', () => {
    const said = STATUSES.map(({ code }) => [
      code,
      termOf('L73', code),
      termOf('L120', code),
      nextOf('L120', code),
    ])
    expect(said).toEqual(TABLE)
    for (const { code } of STATUSES) expect(nextOf('L73', code)).toBe(nextOf('L120', code))
  })

  it('has the statuses that the register knows, in its order, and both names of each', () => {
    expect(STATUSES.map(({ code }) => code)).toEqual([...LEGAL_STATUSES])
    for (const { name, nameEn } of STATUSES)
      expect([name.length > 2, nameEn.length > 2]).toEqual([true, true])
  })

  it('has one law for every day since 2022, and the new one from 2026-07-01', () => {
    const ordered = REGIMES.map(({ from, to }) => [from, to])
    expect(ordered).toEqual([
      ['2022-01-01', '2026-07-01'],
      ['2026-07-01', null],
    ])
  })

  it('names for every status of every law who decides, from the closed list, and asks for a document', () => {
    const bodies = BODIES.map(({ code }): string => code)
    const documents = DOCUMENTS.map(({ code }): string => code)
    expect(RULES).toHaveLength(REGIMES.length * STATUSES.length)
    for (const { decidedBy, document, basis } of RULES) {
      expect(decidedBy.length).toBeGreaterThan(0)
      expect(decidedBy.filter((body) => !bodies.includes(body))).toEqual([])
      expect(documents).toContain(document)
      expect(basis).not.toBe('')
    }
    expect(documents.filter((code) => !RULES.some(({ document }) => document === code))).toEqual([])
  })

  it('leads nowhere from a terminal status, and from every other one to an end', () => {
    for (const { code, terminal } of STATUSES) {
      if (code === 'moved') continue
      const reached = new Set<string>([code])
      for (const from of reached)
        for (const { to } of TRANSITIONS.filter((one) => one.from === from)) reached.add(to)
      const ends = STATUSES.filter((status) => status.terminal && reached.has(status.code))
      expect([code, reached.size === 1, ends.length > 0]).toEqual([code, terminal, true])
    }
  })

  it('opens a case with a status that lasts', () => {
    const opened = new Set(TRANSITIONS.filter(({ from }) => from === 'opening').map(({ to }) => to))
    const lasting = STATUSES.filter(({ code, terminal }) => !terminal && code !== 'moved')
    expect([...opened].filter((code) => !lasting.some((status) => status.code === code))).toEqual([])
    expect(opened.has('post_rehab')).toBe(true)
  })

  it('never speaks of people as the law of stigma forbids', () => {
    const words = [...STATUSES, ...BODIES, ...DOCUMENTS, ...REGIMES].flatMap(({ name, nameEn }) => [
      name,
      nameEn,
    ])
    for (const word of words)
      expect(word).not.toMatch(/đối tượng|con nghiện|nghiện ma túy|tái nghiện|addict|abuse|relapse/i)
  })
})
