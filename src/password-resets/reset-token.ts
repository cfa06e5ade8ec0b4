import type { Context } from '../platform/context.ts'

/** Found by a keyed hash and kept sealed, since the API gives it back. */
export function hashToken(ctx: Context, token: string): Buffer {
  return ctx.system.hashCredential(`password_reset:${token}`)
}

export function sealToken(ctx: Context, id: string, token: string): string {
  return ctx.system.keyring.seal(token, `password_reset:${id}`)
}

export function openToken(ctx: Context, { id, sealed_token }: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(sealed_token, `password_reset:${id}`).toString()
}
