import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const credentialIssued = defineEvent(
  'agent.registration.credential.issued',
  Type.Object({
    object: Type.Literal('agent_registration_credential'),
    id: Type.String(),
    agent_registration_id: Type.String(),
    detail: Type.Union([
      Type.Object({ kind: Type.Literal('api_key'), api_key_id: Type.String() }),
      Type.Object({ kind: Type.Literal('access_token'), jti: Type.String(), expires_at: Nullable(Timestamp) }),
    ]),
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)
