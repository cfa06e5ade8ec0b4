import type { System } from '../platform/context.ts'

/** Who passkeys are made for: the public address of the server. A passkey works at this name and no other. */
export function relyingParty({ config }: System): { id: string; origin: string } {
  const { hostname, origin } = new URL(config.url)
  return { id: hostname, origin }
}

/** ES256, RS256 and EdDSA. */
export const algorithms = [-7, -257, -8]

export const ceremonyMs = 300_000
