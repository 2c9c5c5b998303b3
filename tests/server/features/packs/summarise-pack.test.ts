import { describe, expect, test } from 'vitest'
import { readPack } from '../../../../server/features/packs/read-pack.ts'
import { findingLine, summaryLines } from '../../../../server/features/packs/summarise-pack.ts'
import { asFiles, TINY_TRADES, tinyPack } from './tiny-pack.ts'

const options = { trades: TINY_TRADES, today: '2026-11-22' }

describe('what the command prints', () => {
  test('the units of every time, by level', async () => {
    const { pack } = await readPack(asFiles(tinyPack()), options)
    expect(summaryLines(pack).slice(1)).toEqual([
      '  … – 2025-06-30: 1 province, 2 district, 3 commune',
      '  2025-07-01 – …: 1 province, 0 district, 2 commune',
      '  4 successions, 2 boundaries, 2 employers, 1 services, 3 population points, 7 caseload cells',
    ])
  })

  test('a finding as one line with file, row and field, in both languages', async () => {
    const broken = tinyPack().set('events.csv', 'date,level,document\n2025-02-30,commune,x\n')
    const { findings } = await readPack(asFiles(broken), options)
    const lines = findings.filter((finding) => finding.severity === 'error').map(findingLine)
    expect(lines).toEqual([
      'LỖI  events.csv:2:date  [malformed_date]  Ngày “2025-02-30” sai. Cần dạng YYYY-MM-DD. / The day "2025-02-30" does not exist. Write YYYY-MM-DD.',
    ])
  })
})
