import { expect, it } from 'vitest'
import { SERVICE_KINDS } from '../../../seeds/service-kinds/service-kinds.ts'
import { ServiceKind } from '../../../server/features/services/schemas.ts'

it('the kinds are those of the contract, in its order', () => {
  expect(SERVICE_KINDS.map(({ kind }) => kind)).toEqual(ServiceKind.options)
})
