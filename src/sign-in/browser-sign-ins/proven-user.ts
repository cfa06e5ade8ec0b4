import type { IdentityProvider } from '#people/identities/index.ts'

/** How identity was proven, in the words of the authenticate answer. */
export type AuthenticationMethod =
  | 'SSO'
  | 'Password'
  | 'MagicAuth'
  | 'Passkey'
  | 'Impersonation'
  | 'CrossAppAuth'
  | 'ExternalAuth'
  | IdentityProvider

/** A proof by the provider of an organization. */
export interface ProviderProof {
  organizationId: string
  /** The trace of the sign-in there. */
  sessionId?: string
  /**
   * When the provider's session ends, ISO 8601, if the provider says so. No session that begins with it lasts longer.
   */
  endsAt?: string
}

/** A user whose identity was proven. The authentication slice adds what else a sign-in needs. */
export interface ProvenUser {
  userId: string
  method: AuthenticationMethod
  /** Whether a second factor was shown. */
  secondFactor?: boolean
  /** The organization whose identity provider authenticated the user. */
  sso?: ProviderProof
  /** When identity was proven, ISO 8601. */
  authenticatedAt: string
  /** The count of ends of the user's access when it was proven. Missing in what earlier releases stored: 0. */
  accessEpoch?: number
}
