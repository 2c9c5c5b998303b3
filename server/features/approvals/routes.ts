import { type Endpoint, endpoint } from '../../http/endpoint.ts'
import { insertApproval, listApprovals } from './queries.ts'
import { Approval, ApprovalInput, ApprovalList } from './schemas.ts'

const list = endpoint(
  {
    method: 'get',
    path: '/approvals',
    summary: 'What administrators put on record: the impact assessment and the checklist before real people',
    plane: 'administration',
    roles: ['admin'],
    audit: 'administration',
    cache: 'noStore',
    response: ApprovalList,
  },
  async ({ trx }) => {
    const items = await listApprovals(trx)
    return { items, total: items.length }
  },
)

const record = endpoint(
  {
    method: 'post',
    path: '/approvals',
    summary: 'Puts an approval on record, once; nobody takes it back or changes it',
    plane: 'administration',
    roles: ['admin'],
    audit: 'administration',
    cache: 'noStore',
    body: ApprovalInput,
    response: Approval,
    status: 201,
  },
  async ({ trx, body, audit }) => {
    audit({ kind: body.kind, reference: body.reference })
    await insertApproval(trx, body)
    const recorded = await listApprovals(trx)
    return recorded.find(({ kind }) => kind === body.kind) as Approval
  },
)

export const routes: Endpoint[] = [list, record]
