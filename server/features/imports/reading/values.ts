/** How people write values, and what is understood of it. Every reader answers a value, nothing, or a finding. */
export { readChoice, readYesNo } from './values/choice.ts'
export { joinCoordinates, readCoordinates, readDegrees } from './values/coordinates.ts'
export { readCount } from './values/count.ts'
export { type DaySpan, readDay, readDayOrYear, readYear } from './values/day.ts'
export { readIdNumber, readPhone, readSourceId, readUnitCode } from './values/numbers-of-papers.ts'
export { readSex } from './values/sex.ts'
export { readName, readText } from './values/text.ts'
