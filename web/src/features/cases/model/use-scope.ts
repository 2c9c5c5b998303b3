import type { Session, Unit } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useSession } from '../../../api/session.ts'
import { type UnitSet, useUnits } from '../../../api/units.ts'
import { communesInScope, isOneCommune } from './scope-units.ts'

/** Where the signed-in person works with people. */
export interface Scope {
  units: Session['scope']
  /** One commune and nothing else: names stand in the list, and opening a file asks for no reason. */
  oneCommune: boolean
  /** The communes of today within, by name. */
  communes: readonly Unit[]
  provinces: readonly Unit[]
  /** All communes of today, for the map; null while they load. */
  all: UnitSet | null
  /** The unit of a code within the scope, or whose queue holds its people. */
  unitOf: (code: string) => Unit | null
}

export function useScope(today: string | undefined): Scope {
  const session = useSession().data
  const communes = useUnits({ level: 'commune', asOf: today }).data ?? null
  const provinces = useUnits({ level: 'province', asOf: today }).data ?? null
  return useMemo(() => {
    const units = session?.scope ?? []
    const within = communesInScope(units, communes?.units ?? [])
    const byCode = new Map(
      [...(provinces?.units ?? []), ...(communes?.units ?? [])].map((unit) => [unit.code, unit]),
    )
    return {
      units,
      oneCommune: isOneCommune(units),
      communes: within,
      provinces: provinces?.units ?? [],
      all: communes,
      unitOf: (code) => byCode.get(code) ?? null,
    }
  }, [session, communes, provinces])
}
