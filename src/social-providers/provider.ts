import type { IdentityProvider } from '../identities/index.ts'

/** What a provider says of the person who signed in there. */
export interface SocialProfile {
  /** What the provider calls the person, for good. */
  idpId: string
  email: string | null
  /** Whether the provider's word proves that the mailbox is the person's. Otherwise a code is mailed to it. */
  isEmailProven: boolean
  firstName: string | null
  lastName: string | null
  name: string | null
  pictureUrl: string | null
}

export type Claims = Readonly<Record<string, unknown>>

/** What is asked of the operator beside client id and secret. */
export type ProviderSetting = 'team_id' | 'key_id' | 'integration_slug'

interface AnyProvider {
  provider: IdentityProvider
  /** As people know it: on buttons and in the guide. */
  name: string
  scopes: readonly string[]
  /** Further parameters of the authorization request. */
  parameters?: Readonly<Record<string, string>>
  /** How the client proves itself at the token endpoint; `post` unless given. `apple`: by a token that it signs itself. */
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

/** A provider of OpenID Connect. Its ID token says who signed in. */
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
  /** Whether address or names are in the userinfo answer alone. */
  readsUserinfo?: true
  /** Whether these claims prove their own `email`. Each provider has its own rule, never the bare claim of any. */
  isEmailProven(claims: Claims): boolean
  /** Claims of other names than those of OpenID Connect. */
  standardClaims?(claims: Claims): Claims
  /** Whether `picture` is shown as the user's picture. */
  hasPicture?: true
}

/** A provider of OAuth 2.0 alone: who signed in is read from its API. */
export interface OAuthProvider extends AnyProvider {
  protocol: 'oauth2'
  endpoints: { authorization_endpoint: string; token_endpoint: string; api_url: string }
  /** @param get reads a path of the provider's API as the person; its JSON is not to be trusted to have any shape. */
  readProfile(get: (path: string) => Promise<unknown>): Promise<SocialProfile>
}

export type SocialProvider = OidcProvider | OAuthProvider
