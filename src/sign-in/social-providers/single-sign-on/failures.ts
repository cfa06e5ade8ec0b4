import { ResponseBodyError } from 'openid-client'
import { errorCode } from '#platform/error-code.ts'
import { nameRefusal } from '#sso/oidc-client/index.ts'
import { SsoFailure } from '#sso/sso-sessions/index.ts'

/** The named cause of what went wrong at a provider. Of an error only its code is kept: the rest may be the provider's word. */
export function socialFailure(error: unknown): Error {
  if (error instanceof ResponseBodyError) return nameRefusal(error)
  const { name } = error as Error
  return new SsoFailure('social_provider_failed', { error: errorCode(error) ?? name })
}
