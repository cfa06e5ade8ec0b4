import { ClientError, ResponseBodyError } from 'openid-client'
import { isRecord, recordOf } from '#platform/records.ts'
import {
  checkClaims,
  checkHeader,
  type ExpectedClaims,
  OidcFailure,
  type OidcFailureCause,
  refusalDetails,
} from '#protocol/oidc/index.ts'
import type { Provider } from './provider.ts'

/**
 * The failure for what `openid-client` threw while it exchanged a code: by the code of its error and by what that is about, which
 * our own rules then name.
 *
 * @returns the error itself if no answer of a provider can be its cause.
 */
export function nameTokenFailure(error: unknown, provider: Provider, expected: ExpectedClaims): unknown {
  if (error instanceof ResponseBodyError) {
    const { reason, details } = nameRefusal(error)
    const used = reason === 'client_refused' ? { client_authentication: provider.authentication } : {}
    return new OidcFailure(reason, { ...details, ...used })
  }
  if (!(error instanceof ClientError)) return error
  if (error.cause instanceof OidcFailure) return error.cause
  return nameContent(recordOf(error.cause).cause, provider, expected)
}

/** The failure for a token endpoint that says why it gives no tokens. */
export function nameRefusal({ error, error_description }: ResponseBodyError): OidcFailure {
  return new OidcFailure(refusals[error] ?? 'exchange_refused', refusalDetails(error, error_description))
}

/** RFC 6749 §5.2. */
const refusals: Readonly<Record<string, OidcFailureCause>> = {
  invalid_client: 'client_refused',
  unauthorized_client: 'client_refused',
  invalid_grant: 'code_refused',
}

/** @param about what the library attaches to an error: the header or the claims of the token, the answer, or the token itself. */
function nameContent(about: unknown, { metadata }: Provider, expected: ExpectedClaims): unknown {
  const { header, claims, body } = recordOf(about)
  const algorithms = metadata.id_token_signing_alg_values_supported
  if (isRecord(header)) return thrownBy(() => checkHeader(header, algorithms)) ?? new OidcFailure('malformed_id_token')
  if (isRecord(claims)) return thrownBy(() => checkClaims(claims, expected)) ?? new OidcFailure('invalid_claim')
  if (isRecord(body)) return nameTokenAnswer(body)
  const isEncrypted = typeof about === 'string' && about.split('.').length === 5
  return new OidcFailure(isEncrypted ? 'encrypted_id_token' : 'malformed_id_token')
}

function nameTokenAnswer(body: Record<string, unknown>): OidcFailure {
  const { access_token, id_token } = body
  return typeof access_token === 'string' && access_token !== '' && id_token === undefined
    ? new OidcFailure('missing_id_token')
    : new OidcFailure('invalid_token_answer', { members: Object.keys(body) })
}

function thrownBy(check: () => unknown): unknown {
  try {
    check()
    return undefined
  } catch (error) {
    return error
  }
}
