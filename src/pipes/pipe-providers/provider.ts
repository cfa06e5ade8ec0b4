/** How a service is reached that people have accounts at. Everyone who reads it gets a key of it stored as well. */
export interface PipeProvider {
  slug: string
  /** As people know it. */
  name: string
  /** Every known service has one; a custom one has none. */
  icon?: ServiceIcon
  /** Unless it takes keys alone. */
  oauth?: OAuthSettings
  /** If it gives tokens to clients that speak for no one (RFC 6749 §4.4). */
  clientCredentials?: ClientCredentialsSettings
  configFields?: readonly ConfigField[]
  /** Where the service says how a client is registered, and what its scopes are. */
  documentation: string
}

/** A drawing of ours on a field of 24 by 24, whose outer quarter stays free. */
export interface ServiceIcon {
  /** By which people know the service. */
  color: string
  /** What is drawn with a pen, as data of an SVG path. */
  lines: string
  /** What is filled. */
  areas?: string
}

/** What every token endpoint differs in. `{key}` in a URL stands for the value of a config field. */
interface TokenEndpoint {
  tokenUrl: string
  /** `body` unless given. */
  clientAuthentication?: 'basic'
  /** A form unless given. */
  tokenBody?: 'json'
  /** A space unless given. */
  scopeSeparator?: string
  /** For how long a token counts whose answer does not say so. */
  lifetimeSeconds?: number
}

export interface OAuthSettings extends TokenEndpoint {
  authorizationUrl: string
  /** Where tokens are renewed, if not where they are given. */
  refreshUrl?: string
  /** Asked for unless an integration names others. */
  scopes: readonly string[]
  /** No one connects without a scope. */
  scopesRequired?: boolean
  /** What answers never name, though it was granted. */
  unreportedScopes?: readonly string[]
  /** The parameter that carries scopes, if it is not `scope`. */
  scopeParameter?: string
  pkce?: boolean
  /** Further parameters of the authorization request. */
  parameters?: Readonly<Record<string, string>>
  /** The member of an answer that has the token, where others have theirs beside it. */
  answerMember?: string
}

export interface ClientCredentialsSettings extends TokenEndpoint {
  scopes: readonly string[]
  /** Members of an answer that the application needs beside the token. None is a secret. */
  metadata?: readonly string[]
}

/** A part of a URL that differs from customer to customer. */
export interface ConfigField {
  key: string
  label: string
  description: string
  /** Whether the environment or each connection says it. One of a connection may be pinned for all. */
  scope: 'integration' | 'installation'
  example: string
  /** Anchored. What matches can be no other part of a URL than the one it stands in. */
  pattern: string
  /** In place of what no one said. Without one, the field is required. */
  default?: string
}
