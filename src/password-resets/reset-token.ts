import type { Context, System } from '../platform/context.ts'

/** Found by a keyed hash, in whatever environment, and kept sealed, since the API gives it back. */
export function hashToken({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`password_reset:${token}`)
}

export function sealToken(ctx: Context, id: string, token: string): string {
  return ctx.system.keyring.seal(token, `password_reset:${id}`)
}

export function openToken(ctx: Context, { id, sealed_token }: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(sealed_token, `password_reset:${id}`).toString()
}
