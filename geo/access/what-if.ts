import { homesOf } from './homes.ts'
import type { Reach } from './reach.ts'
import {
  communeScores,
  type HomeScores,
  homeScores,
  type KnownWays,
  type Origin,
  type Score,
  type ScoreSettings,
  type Supply,
  scoresOnWays,
  waysTo,
} from './score-communes.ts'

/** Places that stay as they are while others are tried, with what people have from them alone. */
export interface KnownPlaces extends KnownWays {
  ofHomes: HomeScores
  scores: readonly Score[]
}

/** Reckons once what stays, so that every trial costs little. Throws as `scoreCommunes` does. */
export function knowPlaces(
  communes: readonly Origin[],
  places: readonly Supply[],
  settings: ScoreSettings,
): KnownPlaces {
  const homes = homesOf(communes)
  const known = { communes, homes, places, settings, ways: waysTo(homes.points, places, settings) }
  const ofHomes = homeScores(known)
  return { ...known, ofHomes, scores: communeScores(homes, ofHomes, settings) }
}

/**
 * The scores of `scoreCommunes` for the known places and the tried ones together. In two steps every place shares its
 * capacity by itself, so that shares add up; in three, people turn from one place to another, and only the ways are reused.
 */
export function scoresWith(known: KnownPlaces, tried: readonly Supply[]): Score[] {
  const { communes, homes, settings } = known
  const more = { communes, homes, places: tried, settings, ways: waysTo(homes.points, tried, settings) }
  if (settings.threeStep) return scoresOnWays(joined(known, more))
  return communeScores(homes, together(known.ofHomes, homeScores(more)), settings)
}

function together(one: HomeScores, other: HomeScores): HomeScores {
  const joint = (name: keyof HomeScores, join: (a: number, b: number) => number) =>
    pairwise(one[name], other[name], join)
  const sum = (a: number, b: number) => a + b
  return {
    score: joint('score', sum),
    scoreLow: joint('scoreLow', sum),
    scoreHigh: joint('scoreHigh', sum),
    nearestKm: joint('nearestKm', Math.min),
    capacityWithin: joint('capacityWithin', sum),
  }
}

function pairwise(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  join: (a: number, b: number) => number,
): Float64Array {
  const joint = new Float64Array(one.length)
  for (let at = 0; at < joint.length; at++) joint[at] = join(one[at] as number, other[at] as number)
  return joint
}

function joined(known: KnownWays, tried: KnownWays): KnownWays {
  const nearestKm = known.ways.nearestKm.map((km, index) =>
    Math.min(km, tried.ways.nearestKm[index] as number),
  )
  const within = joinedReach(known.ways.within, tried.ways.within, known.places.length)
  return { ...known, places: [...known.places, ...tried.places], ways: { within, nearestKm } }
}

/** Per origin the pairs of the first, then those of the second, whose places are numbered from `offset` on. */
function joinedReach(first: Reach, second: Reach, offset: number): Reach {
  const pairs = first.places.length + second.places.length
  const all: Reach = {
    starts: first.starts.map((start, origin) => start + (second.starts[origin] as number)),
    places: new Uint32Array(pairs),
    km: new Float64Array(pairs),
  }
  for (let origin = 0; origin + 1 < all.starts.length; origin++) {
    const [from, to] = rangeOf(first, origin)
    const [fromSecond, toSecond] = rangeOf(second, origin)
    const at = all.starts[origin] as number
    const then = at + to - from
    all.places.set(first.places.subarray(from, to), at)
    all.km.set(first.km.subarray(from, to), at)
    const numbered = second.places.subarray(fromSecond, toSecond).map((place) => place + offset)
    all.places.set(numbered, then)
    all.km.set(second.km.subarray(fromSecond, toSecond), then)
  }
  return all
}

function rangeOf({ starts }: Reach, origin: number): [number, number] {
  return [starts[origin] as number, starts[origin + 1] as number]
}
