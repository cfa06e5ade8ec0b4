import type { Context, System } from '#platform/context.ts'

/** Looked up by a keyed hash, in any environment, and stored sealed, since the API returns it. */
export function hashToken({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`password_reset:${token}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfToken({ hashesOf }: Pick<System, 'hashesOf'>, token: string): Buffer[] {
  return hashesOf(`password_reset:${token}`)
}

export function sealToken(ctx: Context, id: string, token: string): string {
  return ctx.system.keyring.seal(token, `password_reset:${id}`)
}

export function openToken(ctx: Context, { id, sealed_token }: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(sealed_token, `password_reset:${id}`).toString()
}
