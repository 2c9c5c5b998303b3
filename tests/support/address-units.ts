import type { AddressSuccession, AddressUnit } from '../../geo/address/address-index.ts'
import { demoPack } from '../../server/features/packs/demo-pack.ts'
import { deriveSuccessions } from '../../server/features/packs/derive-successions.ts'
import { filesOfFolder, type PackFiles } from '../../server/features/packs/pack-files.ts'
import type { PackUnit } from '../../server/features/packs/pack-types.ts'
import { readPack } from '../../server/features/packs/read-pack.ts'
import { parentFinder } from '../../server/features/packs/read-units.ts'
import { LOADED_ON } from './loaded-packs.ts'
import { requireRealPack } from './real-pack.ts'

/** The units of a pack as the address matcher takes them. */
export interface AddressUnits {
  units: AddressUnit[]
  successions: AddressSuccession[]
}

export async function realAddressUnits(): Promise<AddressUnits> {
  return addressUnitsOf(await filesOfFolder(requireRealPack()))
}

export async function demoAddressUnits(): Promise<AddressUnits> {
  return addressUnitsOf(demoPack(LOADED_ON).files)
}

async function addressUnitsOf(files: PackFiles): Promise<AddressUnits> {
  const { pack } = await readPack(unitFiles(files), { trades: new Set(), today: LOADED_ON })
  const idOf = new Map(pack.units.map((unit, place) => [unit, place + 1]))
  const id = (unit: PackUnit) => idOf.get(unit) as number
  const parentsOf = parentFinder(pack.units)
  return {
    units: pack.units.map((unit) => ({
      id: id(unit),
      code: unit.code,
      level: unit.level,
      name: unit.name,
      type: unit.type,
      otherName: unit.altName,
      otherCode: unit.altCode,
      from: unit.from,
      to: unit.to,
      parentIds: parentsOf(unit).map(id),
    })),
    successions: deriveSuccessions(pack.units, pack.successions).map((succession) => ({
      oldId: id(succession.old),
      newId: id(succession.new),
      confidence: succession.confidence,
    })),
  }
}

/** Units and successions only: boundaries take most of the time to read. */
function unitFiles(files: PackFiles): PackFiles {
  return { ...files, names: files.names.filter((name) => /^(units|crosswalk)-\d{4}\.csv$/.test(name)) }
}
