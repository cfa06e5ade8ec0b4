import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, PersonalEmail, Timestamp } from '#platform/http/fields.ts'

export const claimAttemptCreated = defineEvent(
  'agent.registration.claim.attempt.created',
  Type.Object({
    object: Type.Literal('agent_registration_claim_attempt'),
    id: Type.String(),
    agent_registration_id: Type.String(),
    agent_registration_claim_id: Type.String(),
    login_hint: PersonalEmail,
    expires_at: Timestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)

export const claimCompleted = defineEvent(
  'agent.registration.claim.completed',
  Type.Object({
    object: Type.Literal('agent_registration_claim'),
    id: Type.String(),
    agent_registration_id: Type.String(),
    completed_by_attempt_id: Type.String(),
    claimed_by: Type.Object({ user_id: Type.String(), organization_id: Nullable(Type.String()) }),
    completed_at: Timestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)
