import type { prompts, UserRequest } from '../oauth-server/index.ts'

export type Prompt = (typeof prompts)[number]

/** What an application asks a browser's user for, after every rule was checked. Kept as JSON. */
export interface ConnectRequest extends UserRequest {
  redirectUri: string
  /** S256. A confidential application may leave it out. */
  codeChallenge?: string
  prompts: Prompt[]
  state?: string
  nonce?: string
  /** The thumbprint of the key that the token request must prove (RFC 9449 §10). */
  dpopJkt?: string
  maxAgeSeconds?: number
  loginHint?: string
  uiLocales?: string
}
