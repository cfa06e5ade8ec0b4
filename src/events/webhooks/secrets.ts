import type { Context } from '#platform/context.ts'
import type { Keyring } from '#platform/crypto/keyring.ts'
import { randomToken } from '#platform/crypto/random.ts'

/** Receivers of a rotated secret have this long to learn the new one. */
export const overlapHours = 24

/** A signing secret of the official form. The whole text is the key, prefix included. */
export function newSecret(): string {
  return `whsec_${randomToken(25)}`
}

export function sealSecret(ctx: Context, endpointId: string, secret: string): string {
  return ctx.system.keyring.seal(secret, sealContext(endpointId))
}

export function openSecret(keyring: Keyring, endpointId: string, sealed: string): string {
  return keyring.open(sealed, sealContext(endpointId)).toString()
}

function sealContext(endpointId: string): string {
  return `webhook_endpoint:${endpointId}`
}
