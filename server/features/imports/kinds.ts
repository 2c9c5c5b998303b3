import type { Trx } from '../../db/transactions.ts'
import type { Role } from '../accounts/schemas.ts'
import type { ImportContext } from './import-context.ts'
import { planPeople, readPerson } from './people/plan-people.ts'
import { writePeople } from './people/write-people.ts'
import { employers } from './places/employers.ts'
import { readPlace } from './places/place-values.ts'
import { type PlaceKind, type PlacePlan, planPlaces, writePlaces } from './places/places.ts'
import { services } from './places/services.ts'
import type { Plan } from './plans.ts'
import type { SheetRow } from './reading/types.ts'
import type { Decided } from './reviews.ts'
import type { ImportKind } from './schemas.ts'

/** How rows of one kind of file are looked at and taken in. */
export interface KindSteps<P extends Plan = Plan> {
  /** Who brings such files. */
  role: Role
  /** Looks at rows and changes nothing. */
  plan(
    trx: Trx,
    context: ImportContext,
    rows: readonly SheetRow[],
    decided: ReadonlyMap<number, Decided>,
  ): Promise<P[]>
  /** Does what the plans say; answers what became of the rows. */
  write(trx: Trx, context: ImportContext, plans: readonly P[]): Promise<P[]>
  /** Remembers a row that was taken in before, so that one that repeats it is noticed. */
  remember(context: ImportContext, row: SheetRow): void
}

function ofPlaces(role: Role, kind: PlaceKind): KindSteps<PlacePlan> {
  return {
    role,
    plan: (trx, context, rows) => planPlaces(trx, context, kind, rows),
    write: (trx, context, plans) => writePlaces(trx, context, kind, plans),
    remember: (context, row) => void readPlace(context, row, kind.partOf),
  }
}

const STEPS = {
  people: { role: 'social_officer', plan: planPeople, write: writePeople, remember: readPerson },
  employers: ofPlaces('employment_officer', employers),
  services: ofPlaces('admin', services),
} as const

/** Plans go from `plan` to `write` of the same kind and nowhere else, which no type of a table by kind can say. */
export const KIND_STEPS = STEPS as unknown as Record<ImportKind, KindSteps>
