import { nearest } from '../access/nearest.ts'
import { classify } from '../classify/classify.ts'
import { normal, seededRandom } from '../random.ts'
import type { LonLat } from '../units.ts'
import { naturalBreaksByMatrices, nearestByAllPairs } from './anchors.ts'
import { type Race, run } from './measure.ts'

/** Today's communes of Việt Nam and a generous number of employers: the sizes of a national deployment. */
const COMMUNES = 3321
const EMPLOYERS = 5000

const random = seededRandom('bench')
const point = (): LonLat => [103 + random() * 6, 9 + random() * 14]
const communes = Array.from({ length: COMMUNES }, point)
const employers = Array.from({ length: EMPLOYERS }, point)
const rates = Array.from({ length: COMMUNES }, () => Math.abs(normal(random) * 40 + 70))

const races: Race[] = [
  {
    name: 'nearest place',
    work: `${COMMUNES} communes, ${EMPLOYERS} employers`,
    anchor: 'all pairs',
    ours: () => nearest(communes, employers),
    theirs: () => nearestByAllPairs(communes, employers),
    repetitions: 5,
  },
  {
    name: 'natural breaks',
    work: `${COMMUNES} rates, 5 classes`,
    anchor: "Jenks' matrices",
    ours: () => classify(rates, { method: 'naturalBreaks', classCount: 5 }),
    theirs: () => naturalBreaksByMatrices(rates, 5),
    repetitions: 5,
  },
]

console.log(`Node ${process.version}, medians of one run, ratio = anchor / ours\n`)
for (const race of races) {
  const result = run(race)
  const figures = `${result.oursMs.toFixed(2)} ms against ${result.theirsMs.toFixed(1)} ms`
  console.log(
    `${result.name.padEnd(16)} ${result.ratio.toFixed(1).padStart(7)}x   ${figures}   (${result.work}; anchor: ${result.anchor})`,
  )
}
