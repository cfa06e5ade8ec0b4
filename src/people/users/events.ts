import { Type } from 'typebox'
import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defineEvent } from '#platform/events/define-event.ts'
import { User } from './schemas.ts'

export const userCreated = defineEvent('user.created', User)
export const userUpdated = defineEvent('user.updated', User)
export const userDeleted = defineEvent('user.deleted', User)

/** In the words of CAEP 1.0 §3.3. */
const credentialTypes = ['password', 'app', 'phone-sms', 'fido2-platform', 'fido2-roaming'] as const
export type CredentialType = (typeof credentialTypes)[number]

/** What a user proves their identity with has changed. Not an official event. */
export const credentialChanged = defineEvent(
  'gatehouse.credential.changed',
  Type.Object({
    object: Type.Literal('credential_change'),
    user_id: Type.String(),
    credential_type: Type.Enum([...credentialTypes]),
    change_type: Type.Enum(['create', 'update', 'delete']),
  }),
)

export function recordCredentialChange(
  tx: TransactionContext,
  user_id: string,
  credential_type: CredentialType,
  change_type: 'create' | 'update' | 'delete',
): void {
  recordEvent(tx, credentialChanged, { object: 'credential_change', user_id, credential_type, change_type })
}
