import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import type { Findings } from './findings.ts'
import type { PackEvent } from './pack-types.ts'
import { LEVELS } from './read-units.ts'

/** The legal documents behind the changes of a level on a day. */
export function readEvents(lines: Line[], findings: Findings): PackEvent[] {
  return lines.flatMap((line) => {
    const cells = new Cells(line, findings)
    const event = {
      date: cells.day('date'),
      level: cells.oneOf('level', LEVELS, 'unknown_level'),
      document: cells.text('document', 'the name of the legal document'),
    }
    return cells.sound ? [event] : []
  })
}
