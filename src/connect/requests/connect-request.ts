import type { RequestedClaims } from '../grants/index.ts'
import type { prompts, UserRequest } from '../oauth-server/index.ts'

export type Prompt = (typeof prompts)[number]

/** What an application asks a browser's user for, after every rule was checked. Kept as JSON. */
export interface ConnectRequest extends UserRequest {
  redirectUri: string
  /** S256. A confidential application may leave it out. */
  codeChallenge?: string
  prompts: Prompt[]
  /** How the response is returned. Default: in the URL. */
  responseMode?: 'form_post'
  state?: string
  nonce?: string
  /** The thumbprint of the key that the token request must prove (RFC 9449 §10). */
  dpopJkt?: string
  maxAgeSeconds?: number
  /** The user that the answer must be about. */
  subject?: string
  claims?: RequestedClaims
  /** Values of `acr` one of which the sign-in must have. */
  requiredAcrs?: string[]
  loginHint?: string
  uiLocales?: string
  /** The pushed request that its code spends. */
  pushedAs?: string
}
