import type { PageStatus } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { registrationDenied } from '#sign-in/authentication/index.ts'
import { texts } from '../../texts/index.ts'
import type { Flow } from '../flow.ts'

/** For `.catch()`: turns a thrown domain error into a value. Rethrows anything else. */
export function asRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  throw error
}

/** The sentence for a refusal in the reader's language, and the status that its page is answered with. */
export function refusalText(
  { ctx, locale, row }: Pick<Flow, 'ctx' | 'locale'> & Partial<Pick<Flow, 'row'>>,
  error: DomainError,
): { text: string; status: PageStatus } {
  const text = texts.flow.refusals({ locale })
  const { status, code } = error.definition
  if (status === 429) return refuseForNow(error, text.tooManyAttempts)
  switch (code) {
    case 'invalid_credentials':
      return { text: text.credentialsInvalid, status: 400 }
    case 'invalid_one_time_code':
      return { text: text.codeInvalid, status: 400 }
    case 'one_time_code_expired':
    case 'one_time_code_previously_used':
    case 'one_time_code_too_many_attempts':
      return { text: text.codeExpired, status: 400 }
    case 'overloaded':
    case 'migration_endpoint_unavailable':
      return { text: text.tooBusy, status }
    case 'email_password_auth_disabled':
    case 'authentication_method_not_allowed':
      return { text: text.methodUnavailable, status: 403 }
    case 'invitation_cannot_be_used_for_email':
      return { text: text.invitationForOther(row?.parameters.invitation?.email ?? ''), status }
    case 'invitation_invalid':
      return { text: text.invitationInvalid, status }
    case 'policy_denied':
      return { text: text.signInDenied, status: 403 }
    case 'sign_up_not_allowed':
      return { text: error.message === registrationDenied ? text.signUpDenied : error.message, status: 403 }
    default:
      // The text of the API is English, for developers of the application.
      ctx.log.info({ code, reason: error.message }, 'A page showed a refusal that it has no words for')
      return { text: text.failed, status }
  }
}

function refuseForNow({ details }: DomainError, text: (minutes: number) => string) {
  const { retry_after } = details
  const retryAfter = typeof retry_after === 'number' ? Math.max(1, retry_after) : 60
  return { text: text(Math.ceil(retryAfter / 60)), status: { code: 429, retryAfter } as const }
}
