import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, PersonalEmail, PersonalText } from '#platform/http/fields.ts'

const denial = {
  action_endpoint_id: Type.String(),
  action_execution_id: Type.String(),
  verdict: Type.Literal('Deny'),
  organization_id: Nullable(Type.String()),
  email: PersonalEmail,
  ip_address: PersonalText,
  user_agent: PersonalText,
}

export const authenticationDenied = defineEvent(
  'action.authentication.denied',
  Type.Object({ ...denial, type: Type.Literal('authentication'), user_id: Type.String() }),
)
export const userRegistrationDenied = defineEvent(
  'action.user_registration.denied',
  Type.Object({ ...denial, type: Type.Literal('user_registration') }),
)
