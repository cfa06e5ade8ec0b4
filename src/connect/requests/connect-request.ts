import type { prompts } from '../oauth-server/index.ts'

export type Prompt = (typeof prompts)[number]

/** What an application asks a user for, after every rule was checked. Kept as JSON. */
export interface ConnectRequest {
  applicationId: string
  redirectUri: string
  codeChallenge: string
  scopes: string[]
  prompts: Prompt[]
  state?: string
  nonce?: string
  /** The registered resource that tokens are for. */
  resource?: string
  /** The thumbprint of the key that the token request must prove (RFC 9449 §10). */
  dpopJkt?: string
  maxAgeSeconds?: number
  loginHint?: string
  uiLocales?: string
}
