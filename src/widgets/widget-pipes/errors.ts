import { authMethodMismatch, clientMissing, integrationDisabled } from '#pipes/connected-accounts/index.ts'
import { defineError } from '#platform/http/errors.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'

/** An account is never opened in another way by accident: it has to be disconnected first. */
export const otherAuthMethod = defineError(
  {
    status: 409,
    code: 'connected_with_another_method',
    when: 'The existing account was connected in another way.',
    next: 'Disconnect it first.',
  },
  () => 'This is connected in another way already. Disconnect it first.',
)

/** An organization narrows what the environment offers, and never widens it. */
export const notOffered = defineError(
  {
    status: 400,
    code: 'not_offered_to_organization',
    when: 'An administrator of an organization asks for more than the environment offers: a service that is not enabled, or scopes that it does not request.',
    next: 'Enable it, or add the scopes, with `PUT /data-integrations/{slug}`.',
  },
  (what: string) => `The application does not offer ${what}.`,
)

/** The errors of operations that begin a connection. */
export const authorizationRefusals = [authMethodMismatch, clientMissing, integrationDisabled]

/** Of operations that store what opens an account. */
export const keyRefusals = [
  authMethodMismatch,
  customerKeyRefused,
  integrationDisabled,
  keyProviderUnavailable,
  otherAuthMethod,
]
