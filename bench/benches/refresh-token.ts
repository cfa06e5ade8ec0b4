import type { BareSystem } from './bench.ts'

export interface TokenParts {
  environmentId: string
  clientId: string
  sessionId: string
  generation: number
}

/** The refresh token of a session at a generation. */
export function refreshToken(
  { hashCredential }: BareSystem,
  { environmentId, clientId, sessionId, generation }: TokenParts,
): string {
  const mac = hashCredential(`refresh_token:${environmentId}:${clientId}:${sessionId}:${generation}`)
  return `${sessionId.slice('session_'.length)}.${generation}.${mac.toString('base64url')}`
}
