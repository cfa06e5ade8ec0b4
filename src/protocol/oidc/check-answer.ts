import type { FailureDetails } from '../failure.ts'
import { OidcFailure } from './failure.ts'

/** The parameters with which a provider sends the browser back. */
export interface ProviderAnswer {
  state?: string | undefined
  code?: string | undefined
  /** RFC 9207. */
  iss?: string | undefined
  error?: string | undefined
  error_description?: string | undefined
}

export interface ExpectedAnswer {
  state: string
  issuer: string
  /** Whether the provider announces that its answers say who sent them. */
  namesIssuer: boolean
}

/**
 * What can be known of an answer before its code is exchanged. @returns the code
 *
 * @throws OidcFailure
 */
export function checkAnswer(answer: ProviderAnswer, expected: ExpectedAnswer): string {
  const { iss, code, error, error_description } = answer
  if (answer.state !== expected.state) throw new OidcFailure('wrong_state')
  if (iss === undefined && expected.namesIssuer) {
    throw new OidcFailure('missing_response_issuer', { expected: expected.issuer })
  }
  if (iss !== undefined && iss !== expected.issuer) {
    throw new OidcFailure('wrong_response_issuer', { expected: expected.issuer, found: iss })
  }
  if (error !== undefined) throw new OidcFailure('provider_refused', refusalDetails(error, error_description))
  if (code === undefined || code === '') throw new OidcFailure('missing_code')
  return code
}

/** The words of the provider. */
export function refusalDetails(error: string, description: unknown): FailureDetails {
  return { error, ...(typeof description === 'string' ? { description } : {}) }
}
