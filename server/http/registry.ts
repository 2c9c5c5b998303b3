import { Role } from '../features/accounts/schemas.ts'
import { StartRefused } from '../start-refused.ts'
import { AUDIT_CLASSES, type Endpoint, PLANES } from './endpoint.ts'

/** All endpoints of the server, each fully declared. */
export interface Registry {
  endpoints: readonly Endpoint[]
}

/** Collects endpoints. Throws StartRefused for one that is declared twice or leaves open who may call it. */
export function createRegistry(endpoints: readonly Endpoint[]): Registry {
  const seen = new Set<string>()
  for (const { spec, forRecordHolders } of endpoints) {
    const name = `${spec.method.toUpperCase()} ${spec.path}`
    if (seen.has(name)) throw new StartRefused(`${name} is declared twice`)
    seen.add(name)
    const missing = [...undeclared(spec), ...(forRecordHolders ? undeclared(forRecordHolders.spec) : [])]
    if (missing.length > 0) throw new StartRefused(`${name} does not declare ${missing.join(', ')}`)
  }
  return { endpoints }
}

function undeclared(spec: Partial<Endpoint['spec']>): string[] {
  const declared = {
    plane: PLANES.some((plane) => plane === spec.plane),
    roles: rolesAreDeclared(spec.roles),
    audit: AUDIT_CLASSES.some((audit) => audit === spec.audit),
  }
  return Object.entries(declared).flatMap(([name, is]) => (is ? [] : [name]))
}

function rolesAreDeclared(roles: Endpoint['spec']['roles'] | undefined): boolean {
  if (roles === 'public' || roles === 'signedIn') return true
  return Array.isArray(roles) && roles.length > 0 && roles.every((role) => Role.safeParse(role).success)
}
