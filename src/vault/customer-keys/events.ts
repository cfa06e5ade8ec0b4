import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { customerProviderNames } from '#platform/key-providers/index.ts'

const CustomersKey = Type.Object({
  organization_id: Type.String(),
  key_provider: Type.Enum([...customerProviderNames]),
})

export const customerKeyVerified = defineEvent(
  'vault.byok_key.verification_completed',
  Type.Object({ ...CustomersKey.properties, verified: Type.Boolean() }),
)
export const customerKeyDeleted = defineEvent('vault.byok_key.deleted', CustomersKey)
