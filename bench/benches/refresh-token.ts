import { createHash } from 'node:crypto'
import type { BareSystem } from './bench.ts'

export interface TokenParts {
  environmentId: string
  clientId: string
  sessionId: string
  generation: number
  /** Of the session, the same in all of its tokens. */
  secret: string
}

/** The refresh token of a session at a generation. */
export function refreshToken(
  { hashCredential }: BareSystem,
  { environmentId, clientId, sessionId, generation, secret }: TokenParts,
): string {
  const mac = hashCredential(`refresh_token:${environmentId}:${clientId}:${sessionId}:${generation}:${secret}`)
  return `${sessionId.slice('session_'.length)}.${generation}.${secret}.${mac.toString('base64url')}`
}

/** What a session keeps of the secret. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest().subarray(0, 16)
}
