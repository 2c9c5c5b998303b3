import { mayReadSupportNeed } from '@hoanhap/server/contract.ts'

/** Who reads: what is in a link but not open to this person is left out before anything is asked. */
export interface Reader {
  /** Social officers; everybody else reads releases. */
  keepsRecords: boolean
  readsSupportNeed: boolean
}

export function readerOf(roles: Parameters<typeof mayReadSupportNeed>[0]): Reader {
  return { keepsRecords: roles.includes('social_officer'), readsSupportNeed: mayReadSupportNeed(roles) }
}
