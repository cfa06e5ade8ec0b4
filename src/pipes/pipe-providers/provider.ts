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

/** A drawing of our own on a field of 24 by 24, with a free margin of a quarter. */
export interface ServiceIcon {
  /** The colour by which people know the service. */
  color: string
  /** What is drawn with a pen, as data of an SVG path. */
  lines: string
  /** What is filled. */
  areas?: string
}

/** The differences between token endpoints. `{key}` in a URL is replaced with the value of a config field. */
interface TokenEndpoint {
  tokenUrl: string
  /** `body` unless given. */
  clientAuthentication?: 'basic'
  /** A form unless given. */
  tokenBody?: 'json'
  /** A space unless given. */
  scopeSeparator?: string
  /** The lifetime of a token whose answer does not state one. */
  lifetimeSeconds?: number
}

export interface OAuthSettings extends TokenEndpoint {
  authorizationUrl: string
  /** The endpoint that renews tokens, if it is not the one that issues them. */
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
  /** The member of an answer that contains the token, for answers that contain several tokens. */
  answerMember?: string
}

export interface ClientCredentialsSettings extends TokenEndpoint {
  scopes: readonly string[]
  /** Members of an answer that the application needs in addition to the token. They are not secret. */
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
  /** Anchored. A matching value cannot leave its position within a URL. */
  pattern: string
  /** The default. Without one, the field is required. */
  default?: string
}
