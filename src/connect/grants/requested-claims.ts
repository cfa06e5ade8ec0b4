/** The claims that a request asks for in addition to its scopes (OpenID Connect Core §5.5). Stored as JSON. */
export interface RequestedClaims {
  /** Claims about the user, for the userinfo endpoint. */
  userinfo: string[]
  /** Claims about the user, for ID tokens. */
  idToken: string[]
  /** Values of `acr`, in order of preference. */
  acrs: string[]
}
