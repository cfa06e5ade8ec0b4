import type { IdentityProvider } from '#people/identities/index.ts'

/** The profile of a person from a provider. */
export interface SocialProfile {
  /** The permanent id of the person at the provider. */
  idpId: string
  email: string | null
  /** Whether the provider has verified the email. Otherwise a code is sent to it. */
  isEmailProven: boolean
  firstName: string | null
  lastName: string | null
  name: string | null
  pictureUrl: string | null
}

export type Claims = Readonly<Record<string, unknown>>

/** Settings in addition to client id and secret. */
export type ProviderSetting = 'team_id' | 'key_id' | 'integration_slug'

interface AnyProvider {
  provider: IdentityProvider
  /** As people know it: on buttons and in the guide. */
  name: string
  scopes: readonly string[]
  /** Further parameters of the authorization request. */
  parameters?: Readonly<Record<string, string>>
  /**
   * How the client proves itself at the token endpoint; `post` unless given. `apple`: by a token that it signs itself.
   */
  clientAuthentication?: 'post' | 'basic' | 'apple'
  settings?: readonly ProviderSetting[]
  /** `false` where the provider does not take PKCE. */
  pkce?: false
  /** When the provider's word proves an address, for the reader of the API. */
  emailTrust: string
  /**
   * `verified`: addresses, scopes and claims were compared with the provider's own document at `source`. `unverified`:
   * they come from elsewhere; try the provider before people rely on it.
   */
  checked: { status: 'verified' | 'unverified'; source: string }
}

/** An OpenID Connect provider. Its ID token identifies the person. */
export interface OidcProvider extends AnyProvider {
  protocol: 'oidc'
  issuer: string
  /** For a provider whose discovery document is not at the issuer's well-known address. */
  endpoints?: {
    authorization_endpoint: string
    token_endpoint: string
    jwks_uri: string
    userinfo_endpoint?: string
  }
  /** `false` where the ID token does not repeat the nonce; state and PKCE still bind the answer to the browser. */
  nonce?: false
  /** Whether only the userinfo answer has the email or names. */
  readsUserinfo?: true
  /** Whether these claims prove their own `email`. Each provider has its own rule, never the bare claim of any. */
  isEmailProven(claims: Claims): boolean
  /** Claims whose names differ from those of OpenID Connect. */
  standardClaims?(claims: Claims): Claims
  /** Whether `picture` is shown as the user's picture. */
  hasPicture?: true
}

/** A plain OAuth 2.0 provider. Its API identifies the person. */
export interface OAuthProvider extends AnyProvider {
  protocol: 'oauth2'
  endpoints: { authorization_endpoint: string; token_endpoint: string; api_url: string }
  /** @param get reads a path of the provider's API as the person; its JSON is not to be trusted to have any shape. */
  readProfile(get: (path: string) => Promise<unknown>): Promise<SocialProfile>
}

export type SocialProvider = OidcProvider | OAuthProvider
