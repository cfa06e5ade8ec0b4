import type { Context, System } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'

/** A link that has not been used, in whichever environment it is. */
export interface PasswordlessLink {
  environment_id: string
  email: string
  redirect_uri: string
  /** Whether it still signs someone in. */
  is_open: boolean
}

export function linkPath(token: string): string {
  return `/passwordless/${token}/confirm`
}

export function linkUrl({ config }: System, token: string): string {
  return `${config.url}${linkPath(token)}`
}

/** Looking at a link does not spend it, so programs that look at the links of emails do no harm. */
export function findLink(system: System, token: string): Promise<PasswordlessLink | undefined> {
  return system.database.maybe<PasswordlessLink>(sql`
    select environment_id, email, redirect_uri, used_at is null and expires_at > ${system.now()} as is_open
    from passwordless_sessions where token_hash = ${anyOf(hashesOfToken(system, token))}`)
}

export function hashToken({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`passwordless_session:${token}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfToken({ hashesOf }: Pick<System, 'hashesOf'>, token: string): Buffer[] {
  return hashesOf(`passwordless_session:${token}`)
}

export function sealToken(ctx: Context, id: string, token: string): string {
  return ctx.system.keyring.seal(token, `passwordless_session:${id}`)
}

export function openToken(ctx: Context, { id, sealed_token }: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(sealed_token, `passwordless_session:${id}`).toString()
}
