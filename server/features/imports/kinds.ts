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

/** Looks at rows and changes nothing. */
type Look<P extends Plan> = (
  trx: Trx,
  context: ImportContext,
  rows: readonly SheetRow[],
  decided: ReadonlyMap<number, Decided>,
) => Promise<P[]>
/** Does what plans say; answers what became of the rows. */
type Write<P extends Plan> = (trx: Trx, context: ImportContext, plans: readonly P[]) => Promise<P[]>

/** How rows of one kind of file are looked at and taken in. */
export interface KindSteps {
  /** Who brings such files. */
  role: Role
  plan: Look<Plan>
  /** Looks at rows and does what follows; answers what became of them. */
  takeIn: Look<Plan>
  /** Remembers a row that was taken in before, so that one that repeats it is noticed. */
  remember(context: ImportContext, row: SheetRow): void
}

interface OwnSteps<P extends Plan> extends Pick<KindSteps, 'role' | 'remember'> {
  plan: Look<P>
  write: Write<P>
}

/** Plans go from `plan` to `write` of the same kind, and nobody else looks into them. */
function stepsOf<P extends Plan>({ role, plan, write, remember }: OwnSteps<P>): KindSteps {
  const takeIn: Look<P> = async (trx, context, rows, decided) =>
    write(trx, context, await plan(trx, context, rows, decided))
  return { role, plan, takeIn, remember }
}

function ofPlaces(role: Role, kind: PlaceKind): KindSteps {
  return stepsOf<PlacePlan>({
    role,
    plan: (trx, context, rows) => planPlaces(trx, context, kind, rows),
    write: (trx, context, plans) => writePlaces(trx, context, kind, plans),
    remember: (context, row) => void readPlace(context, row, kind.partOf),
  })
}

export const KIND_STEPS: Record<ImportKind, KindSteps> = {
  people: stepsOf({
    role: 'social_officer',
    plan: planPeople,
    write: writePeople,
    remember: (context, row) => void readPerson(context, row),
  }),
  employers: ofPlaces('employment_officer', employers),
  services: ofPlaces('admin', services),
}
