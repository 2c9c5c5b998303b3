import { nearest } from '../access/nearest.ts'
import { reach } from '../access/reach.ts'
import { floatingCatchment } from '../access/two-step-floating-catchment.ts'
import { classify } from '../classify/classify.ts'
import { normal, seededRandom } from '../random.ts'
import type { LonLat } from '../units.ts'
import { addressRace } from './addresses.ts'
import { catchmentsByAllPairs, naturalBreaksByMatrices, nearestByAllPairs } from './anchors.ts'
import { lineOf, type Race, race } from './measure.ts'
import {
  COMMUNES,
  expressBySearching,
  expressCountry,
  FORMER_COMMUNES,
  generatedProvinces,
  hideCountryPlainly,
  protectCountry,
  succession,
} from './national.ts'
import { whatIfRace } from './what-if.ts'

/** A generous number of employers for a national deployment. */
const EMPLOYERS = 5000

const CATCHMENT_KM = 10

const random = seededRandom('bench')
const point = (): LonLat => [103 + random() * 6, 9 + random() * 14]
const communes = Array.from({ length: COMMUNES }, point)
const employers = Array.from({ length: EMPLOYERS }, point)
const origins = Array.from({ length: 10_000 }, point)
const people = origins.map(() => Math.round(random() * 40))
const openings = employers.map(() => Math.round(random() * 30))
const rates = Array.from({ length: COMMUNES }, () => Math.abs(normal(random) * 40 + 70))
const provinces = generatedProvinces(random)
const lineage = succession(random)

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
    name: 'floating catchment',
    work: '10,000 origins, 5,000 places, 10 km',
    anchor: 'all pairs',
    ours: () =>
      floatingCatchment({
        reach: reach(origins, employers, { catchmentKm: CATCHMENT_KM, detourFactor: 1 }),
        demand: people,
        supply: openings,
        catchmentKm: CATCHMENT_KM,
        decay: 'gaussian',
      }),
    theirs: () => catchmentsByAllPairs(origins, employers, people, openings, CATCHMENT_KM),
    repetitions: 1,
  },
  whatIfRace(random, communes, employers),
  addressRace(random),
  {
    name: 'natural breaks',
    work: `${COMMUNES} rates, 5 classes`,
    anchor: "Jenks' matrices",
    ours: () => classify(rates, { method: 'naturalBreaks', classCount: 5 }),
    theirs: () => naturalBreaksByMatrices(rates, 5),
    repetitions: 5,
  },
  {
    name: 'other date',
    work: `${COMMUNES} figures on ${FORMER_COMMUNES} former communes`,
    anchor: 'searching the list of weights',
    ours: () => expressCountry(lineage),
    theirs: () => expressBySearching(lineage),
    repetitions: 5,
  },
  {
    name: 'release',
    work: `${COMMUNES} communes protected`,
    anchor: 'plain hiding, which can be undone',
    ours: () => protectCountry(provinces),
    theirs: () => hideCountryPlainly(provinces),
    repetitions: 5,
  },
]

console.log(`Node ${process.version}, medians of one run, ratio = anchor / ours\n`)
for (const entry of races) console.log(lineOf(await race(entry)))
