/** What a request names beside its scopes (OpenID Connect Core §5.5). Kept as JSON. */
export interface RequestedClaims {
  /** Claims about the user, for the userinfo endpoint. */
  userinfo: string[]
  /** The same for ID tokens. */
  idToken: string[]
  /** Values of `acr`, in order of preference. */
  acrs: string[]
}
