import { type Origin, type ScoreSettings, type Supply, scoreCommunes } from '../access/score-communes.ts'
import { knowPlaces, scoresWith } from '../access/what-if.ts'
import type { Random } from '../random.ts'
import { normal, poisson } from '../random.ts'
import type { LonLat } from '../units.ts'
import type { Race } from './measure.ts'

const SETTINGS: ScoreSettings = { catchmentKm: 10, decay: 'gaussian', threeStep: false }

const POINTS_OF_COMMUNE = 5
/** Degrees from the middle of a commune; about three kilometres. */
const SPREAD = 0.027

/** One step of a drag over a whole country: a tried place beside all that stay, against reckoning everything anew. */
export function whatIfRace(random: Random, communes: readonly LonLat[], employers: readonly LonLat[]): Race {
  const origins = communes.map((point): Origin => {
    const people = poisson(random, 40)
    const populationPoints = Array.from({ length: POINTS_OF_COMMUNE }, () => ({
      point: [point[0] + SPREAD * normal(random), point[1] + SPREAD * normal(random)] as const,
      share: 1 / POINTS_OF_COMMUNE,
    }))
    return { point, populationPoints, demand: { people, low: people, high: people } }
  })
  const places = employers.map((point): Supply => ({ point, capacity: 1 + Math.floor(random() * 30) }))
  const known = knowPlaces(origins, places, SETTINGS)
  const tried = () => ({ point: communes[Math.floor(random() * communes.length)] as LonLat, capacity: 10 })
  return {
    name: 'what-if',
    work: `one step of a drag, ${communes.length} communes with ${POINTS_OF_COMMUNE} points each, ${employers.length} employers`,
    anchor: 'reckoning all anew',
    ours: () => scoresWith(known, [tried()]),
    theirs: () => scoreCommunes(origins, [...places, tried()], SETTINGS),
    repetitions: 9,
  }
}
