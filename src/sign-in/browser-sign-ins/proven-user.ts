import type { IdentityProvider } from '#people/identities/index.ts'

/** How identity was proven, in the words of the authenticate answer. */
export type AuthenticationMethod =
  | 'SSO'
  | 'Password'
  | 'MagicAuth'
  | 'Passkey'
  | 'Impersonation'
  | 'ExternalAuth'
  | IdentityProvider

/** A proof by the provider of an organization. */
export interface ProviderProof {
  organizationId: string
  /** The trace of the sign-in there. */
  sessionId?: string
  /** When the provider's session ends, ISO 8601, where it says so. No session that begins with it lasts longer. */
  endsAt?: string
}

/** A user whose identity was proven. What else a sign-in has to know is added by authentication. */
export interface ProvenUser {
  userId: string
  method: AuthenticationMethod
  /** Whether a second factor was shown. */
  secondFactor?: boolean
  /** The organization whose provider has proven it. */
  sso?: ProviderProof
  /** When identity was proven, ISO 8601. */
  authenticatedAt: string
}
