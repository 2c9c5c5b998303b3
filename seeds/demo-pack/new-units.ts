import { shuffle } from '@hoanhap/geo/random.ts'
import { namesFor } from './names.ts'
import type { NamedUnit } from './old-units.ts'
import { DISTRICTS, type ProvinceKey } from './plan.ts'

export interface NewCommune {
  province: ProvinceKey
  islands: boolean
  population: number
  areaKm2: number
  /** The old communes that lie in it whole or in part, the one with most people first. */
  sources: readonly { old: number; district: number; unit: NamedUnit }[]
}

/** Old names without their type that can live on: not a number, not a name used already. */
const bare = ({ type, name }: NamedUnit) => name.slice(type.length + 1)

/**
 * Names, types and codes of the new communes. As in 2025, most take over a code of one of their old communes but not
 * necessarily its name, some are named after the former district (with a number when it is cut), some anew.
 */
export function nameNewCommunes(communes: readonly NewCommune[], random: () => number): NamedUnit[] {
  const named: NamedUnit[] = []
  const usedCodes = new Set<string>()
  const usedNames = new Set<string>()
  const fresh = {
    city: namesFor('city', freshExclusions(communes), random),
    rural: namesFor('rural', freshExclusions(communes), random),
  }
  for (const commune of communes) {
    const type = typeOf(commune)
    const candidates = [...nameCandidates(commune, random), fresh[commune.province]()]
    const name = candidates.find((candidate) => !usedNames.has(`${commune.province} ${candidate}`)) as string
    usedNames.add(`${commune.province} ${name}`)
    named.push({ code: takeCode(commune, usedCodes, random), type, name: `${type} ${name}` })
  }
  return named
}

function freshExclusions(communes: readonly NewCommune[]): Set<string> {
  return new Set(communes.flatMap(({ sources }) => sources.map(({ unit }) => bare(unit))))
}

function typeOf({ islands, population, areaKm2 }: NewCommune): string {
  if (islands) return 'Đặc khu'
  return population / areaKm2 > 780 ? 'Phường' : 'Xã'
}

function nameCandidates({ islands, sources }: NewCommune, random: () => number): string[] {
  const districtName = DISTRICTS[sources[0]?.district ?? -1]?.name ?? ''
  if (islands) return [districtName]
  const ofSources = sources.map(({ unit }) => bare(unit)).filter((name) => !/^\d+$/.test(name))
  const chance = random()
  if (chance < 0.3)
    return [districtName, ...[2, 3, 4].map((number) => `${districtName} ${number}`), ...ofSources]
  return chance < 0.45 ? [] : shuffle(random, ofSources)
}

/** A code of one of its old communes, often not of the one that gave the name. */
function takeCode({ sources }: NewCommune, used: Set<string>, random: () => number): string {
  const codes = sources.map(({ unit }) => unit.code).sort()
  // old codes go up in threes: the number after the first is nobody's, for a commune whose codes are all taken
  const spare = String(Number(codes[0]) + 1).padStart(5, '0')
  const candidates = [...codes.slice(0, 1), ...shuffle(random, codes), spare]
  const code = candidates.find((candidate) => !used.has(candidate)) as string
  used.add(code)
  return code
}
