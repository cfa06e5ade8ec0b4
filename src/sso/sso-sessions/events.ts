import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, PersonalEmail, PersonalText } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'

function attempt<S extends string>(status: S) {
  return Type.Object({
    type: Type.Literal('sso'),
    status: Type.Literal(status),
    ip_address: PersonalText,
    user_agent: PersonalText,
    user_id: Nullable(Type.String()),
    email: Nullable(PersonalEmail),
    sso: Type.Object({
      organization_id: Nullable(Type.String()),
      connection_id: Nullable(Type.String()),
      session_id: Nullable(Type.String()),
    }),
  })
}

function unsuccessful<S extends string>(status: S) {
  return Type.Object({
    ...attempt(status).properties,
    error: Type.Object({ code: Type.String(notSecret), message: Type.String() }),
  })
}

export const ssoStarted = defineEvent('authentication.sso_started', attempt('started'))
export const ssoSucceeded = defineEvent(
  'authentication.sso_succeeded',
  Type.Object({ ...attempt('succeeded').properties, email: PersonalEmail }),
)
export const ssoFailed = defineEvent('authentication.sso_failed', unsuccessful('failed'))
export const ssoTimedOut = defineEvent('authentication.sso_timed_out', unsuccessful('timed_out'))
