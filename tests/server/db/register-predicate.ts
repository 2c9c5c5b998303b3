import type { Caller, Rows, World } from './register-world.ts'

/**
 * Who may see and write which row of the register, in plain words and without the database: the matrix of roles and
 * fields as it was agreed on.
 */
export interface Right {
  sees(row: Record<string, unknown>): boolean
  /** Whether a new row may be kept for a unit. */
  writesIn(unitId: number): boolean
}

const POLICE_STATUSES = ['use_management', 'compulsory_proposed', 'post_rehab']

export function rightOf(
  table: string,
  caller: Caller,
  rows: Rows,
  world: World,
  policeListIsOpen: boolean,
): Right {
  const in_session = caller.session === 'open'
  const has = (role: string) => in_session && (caller.roles as readonly string[]).includes(role)
  const own = in_session ? unitsOf(caller, world) : new Set<number>()
  const keeps = (unitId: unknown) => has('social_officer') && own.has(Number(unitId))
  const cases = rows.case_file ?? []
  const people = new Map((rows.person ?? []).map((person) => [String(person.id), person]))

  const grown = (file: Record<string, unknown>) =>
    Number(world.today.slice(0, 4)) - Number(people.get(String(file.person_id))?.birth_year) > 18
  const ownCommunes = new Set(
    caller.scopes
      .filter((scope) => inForce(scope, world.today) && world.current.get(scope.unitId)?.level === 'commune')
      .map(({ unitId }) => unitId),
  )
  const policeCases = cases.filter(
    (file) =>
      has('police_officer') &&
      policeListIsOpen &&
      ownCommunes.has(Number(file.unit_id)) &&
      file.closed_on === null &&
      POLICE_STATUSES.includes(String(file.status)) &&
      grown(file),
  )
  const agreed = (purpose: string) => (file: Record<string, unknown>) =>
    (rows.consent ?? []).some(
      (consent) =>
        String(consent.case_id) === String(file.id) &&
        consent.purpose === purpose &&
        consent.withdrawn_on === null &&
        String(consent.given_on) <= world.today,
    )
  const stillOpen = cases.filter((file) => file.closed_on === null)
  const open = stillOpen.filter((file) => own.has(Number(file.unit_id)))
  const forWork = has('employment_officer') ? open.filter(agreed('employment')).filter(grown) : []
  const forHealth = has('clinician') ? open.filter(agreed('health')) : []

  const ids = (files: Record<string, unknown>[]) => new Set(files.map(({ id }) => String(id)))
  const persons = (files: Record<string, unknown>[]) =>
    new Set(files.map(({ person_id }) => String(person_id)))
  const listed = persons(policeCases)
  const referred = persons([...forWork, ...forHealth])
  const [workCases, healthCases, policeIds] = [ids(forWork), ids(forHealth), ids(policeCases)]

  const others: Record<string, (row: Record<string, unknown>) => boolean> = {
    person: (row) => listed.has(String(row.id)) || referred.has(String(row.id)),
    person_identity: (row) =>
      (row.field === 'name' && listed.has(String(row.person_id))) ||
      (['name', 'phone'].includes(String(row.field)) && referred.has(String(row.person_id))),
    case_file: (row) => policeIds.has(String(row.id)),
    work_file: (row) => workCases.has(String(row.case_id)),
    health_file: (row) => healthCases.has(String(row.case_id)),
    consent: (row) =>
      (row.purpose === 'employment' && workCases.has(String(row.case_id))) ||
      (row.purpose === 'health' && healthCases.has(String(row.case_id))),
  }
  if (table === 'possible_duplicate') {
    const both = (row: Record<string, unknown>) =>
      [row.person_id, row.other_person_id].every((id) => keeps(people.get(String(id))?.unit_id))
    return { sees: both, writesIn: () => false }
  }
  if (table === 'recorded_approval') return { sees: () => has('admin'), writesIn: () => has('admin') }
  if (table === 'person_identity') {
    const oneCommune = [...own].every((id) => world.current.get(id)?.level === 'commune') && own.size === 1
    const young = persons(cases.filter((file) => !grown(file)))
    const families = persons(stillOpen.filter(agreed('familyContact')))
    const opens = (row: Record<string, unknown>) =>
      (oneCommune || !young.has(String(row.person_id))) &&
      (row.field !== 'familyContact' || families.has(String(row.person_id)))
    return {
      sees: (row) => (keeps(row.unit_id) && opens(row)) || (others.person_identity?.(row) ?? false),
      writesIn: keeps,
    }
  }
  if (table === 'treatment_file') {
    const told = ids(stillOpen.filter(agreed('substitution')))
    return {
      sees: (row) =>
        (keeps(row.unit_id) && told.has(String(row.case_id))) || healthCases.has(String(row.case_id)),
      writesIn: keeps,
    }
  }
  return { sees: (row) => keeps(row.unit_id) || (others[table]?.(row) ?? false), writesIn: keeps }
}

/** Units in force of a caller, with what lies in them today. */
function unitsOf({ scopes }: Caller, world: World): Set<number> {
  const roots = new Set(scopes.filter((scope) => inForce(scope, world.today)).map(({ unitId }) => unitId))
  const below = [...world.current].filter(([, { parentId }]) => parentId !== null && roots.has(parentId))
  return new Set([...roots, ...below.map(([id]) => id)])
}

function inForce({ from, to }: Caller['scopes'][number], today: string): boolean {
  return from <= today && (to === null || today < to)
}
