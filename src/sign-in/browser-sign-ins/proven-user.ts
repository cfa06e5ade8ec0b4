import type { IdentityProvider } from '../../people/identities/index.ts'

/** How identity was proven, in the words of the authenticate answer. */
export type AuthenticationMethod =
  | 'SSO'
  | 'Password'
  | 'MagicAuth'
  | 'Passkey'
  | 'Impersonation'
  | 'ExternalAuth'
  | IdentityProvider

/** A user whose identity was proven. What else a sign-in has to know is added by authentication. */
export interface ProvenUser {
  userId: string
  method: AuthenticationMethod
  /** Whether a second factor was shown. */
  secondFactor?: boolean
  /** The organization whose provider has proven it, and the trace of that. */
  sso?: { organizationId: string; sessionId?: string }
  /** When identity was proven, ISO 8601. */
  authenticatedAt: string
}
