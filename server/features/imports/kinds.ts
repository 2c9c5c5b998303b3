import type { Trx } from '../../db/transactions.ts'
import type { Role } from '../accounts/schemas.ts'
import type { ImportContext } from './import-context.ts'
import { planPeople, readPerson } from './people/plan-people.ts'
import { writePeople } from './people/write-people.ts'
import { employers } from './places/employers.ts'
import { type ReadPlace, readPlace } from './places/place-values.ts'
import { type PlaceKind, type PlacePlan, planPlaces, writePlaces } from './places/places.ts'
import { services } from './places/services.ts'
import type { Plan } from './plans.ts'
import type { SheetRow } from './reading/types.ts'
import type { Decided } from './reviews.ts'
import type { ImportKind } from './schemas.ts'

/** A row as its kind understands it. It goes to `plan` of the same kind, and nobody else looks into it. */
export interface ReadRow {
  row: number
}

/** Looks at rows and changes nothing. */
type Look<R extends ReadRow, P extends Plan> = (
  trx: Trx,
  context: ImportContext,
  rows: readonly R[],
  decided: ReadonlyMap<number, Decided>,
) => Promise<P[]>
/** Does what plans say; answers what became of the rows. */
type Write<P extends Plan> = (trx: Trx, context: ImportContext, plans: readonly P[]) => Promise<P[]>

/** How rows of one kind of file are looked at and taken in. */
export interface KindSteps {
  /** Who brings such files. */
  role: Role
  /** Understands a row, without the database, and remembers it, so that one that repeats it is noticed. */
  read(context: ImportContext, row: SheetRow): ReadRow
  plan: Look<ReadRow, Plan>
  /** Looks at rows and does what follows; answers what became of them. */
  takeIn: Look<ReadRow, Plan>
}

interface OwnSteps<R extends ReadRow, P extends Plan> {
  role: Role
  read(context: ImportContext, row: SheetRow): R
  plan: Look<R, P>
  write: Write<P>
}

/** What `read` yields goes to `plan`, and plans to `write`, of the same kind. */
function stepsOf<R extends ReadRow, P extends Plan>({ role, read, ...own }: OwnSteps<R, P>): KindSteps {
  const plan: Look<ReadRow, P> = (trx, context, rows, decided) =>
    own.plan(trx, context, rows as readonly R[], decided)
  const takeIn: Look<ReadRow, P> = async (trx, context, rows, decided) =>
    own.write(trx, context, await plan(trx, context, rows, decided))
  return { role, read, plan, takeIn }
}

function ofPlaces(role: Role, kind: PlaceKind): KindSteps {
  return stepsOf<ReadPlace, PlacePlan>({
    role,
    read: (context, row) => readPlace(context, row, kind.partOf),
    plan: (trx, context, rows) => planPlaces(trx, context, kind, rows),
    write: (trx, context, plans) => writePlaces(trx, context, kind, plans),
  })
}

export const KIND_STEPS: Record<ImportKind, KindSteps> = {
  people: stepsOf({ role: 'social_officer', read: readPerson, plan: planPeople, write: writePeople }),
  employers: ofPlaces('employment_officer', employers),
  services: ofPlaces('admin', services),
}
