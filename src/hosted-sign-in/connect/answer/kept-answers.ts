import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'

/** As long as a code lives. */
const keptSeconds = 60

/** What a page hands to an application. */
export interface KeptAnswer {
  applicationId: string
  redirectUri: string
  fields: Record<string, string>
}

/** Keeps an answer for the page that carries it on. @returns what names it in the address of that page */
export async function keepAnswer(ctx: Context, answer: KeptAnswer): Promise<string> {
  const token = randomToken(32)
  const sealed = ctx.system.keyring.seal(JSON.stringify(answer), sealContext(ctx.system, token))
  await ctx.db.run(sql`
    insert into connect_answers (environment_id, hash, sealed_answer, expires_at)
    values (${ctx.environmentId}, ${ctx.system.hashCredential(token)}, ${sealed},
      ${new Date(ctx.now().getTime() + keptSeconds * 1_000)})`)
  return token
}

/** It stays until it expires, so that the page may be loaded again: the application refuses a second use by its `state`. */
export async function findAnswer(
  system: System,
  token: string,
): Promise<{ ctx: Context; answer: KeptAnswer } | undefined> {
  const row = await system.database.maybe<{ environment_id: string; sealed_answer: string; expires_at: string }>(sql`
    select environment_id, sealed_answer, expires_at from connect_answers where hash = ${anyOf(system.hashesOf(token))}`)
  if (row === undefined || Date.parse(row.expires_at) <= system.now().getTime()) return undefined
  const ctx = await findEnvironmentContext(system, row.environment_id)
  return ctx && { ctx, answer: openJson<KeptAnswer>(system.keyring, row.sealed_answer, sealContext(system, token)) }
}

function sealContext({ stableHash }: System, token: string): string {
  return `connect_answer:${stableHash(token).toString('base64url')}`
}
