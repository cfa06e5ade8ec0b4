import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { kinds, type RegistrationRow, statuses } from './schemas.ts'

const about = { agent_registration_id: Type.String() }
const RegistrationNamed = Type.Object(about)

export const registrationCreated = defineEvent(
  'agent.registration.created',
  Type.Object({
    object: Type.Literal('agent_registration'),
    id: Type.String(),
    agent_identity: Type.Object({
      object: Type.Literal('agent_identity'),
      id: Type.String(),
      userland_user_id: Nullable(Type.String()),
    }),
    organization_id: Type.String(),
    status: Type.Enum([...statuses]),
    kind: Type.Enum([...kinds]),
    method: Type.Enum(['anonymous', 'service_auth', 'id_jag']),
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)

/** The catalogue has two words for the third kind. */
const methods = { anonymous: 'anonymous', service_auth: 'service_auth', identity_assertion: 'id_jag' } as const

export function toCreated(row: RegistrationRow) {
  return {
    object: 'agent_registration' as const,
    id: row.id,
    agent_identity: {
      object: 'agent_identity' as const,
      id: row.identity_id,
      userland_user_id: row.user_id,
    },
    organization_id: row.organization_id,
    status: row.status,
    kind: row.kind,
    method: methods[row.kind],
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export const registrationRefreshed = defineEvent('agent.registration.refreshed', RegistrationNamed)
export const registrationExpired = defineEvent('agent.registration.expired', RegistrationNamed)
export const registrationRevoked = defineEvent('agent.registration.revoked', RegistrationNamed)
export const registrationDeleted = defineEvent('agent.registration.deleted', RegistrationNamed)

export const organizationSwitched = defineEvent(
  'agent.registration.organization.switched',
  Type.Object({ ...about, from_organization_id: Type.String(), to_organization_id: Type.String() }),
)
