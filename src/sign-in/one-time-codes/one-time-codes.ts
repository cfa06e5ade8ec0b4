import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { randomCode } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { defineLimitOfTries } from '#platform/guess-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { emailVerificationCreated, magicAuthCreated, radarChallengeCreated } from './events.ts'

/** The purpose of a code at a sign-in. */
export type SignInCodePurpose = 'email_verification' | 'magic_auth'
/** Purposes whose codes the official API returns. */
export type ReadableCodePurpose = SignInCodePurpose | 'radar_challenge'
export type CodePurpose = ReadableCodePurpose | 'email_change' | 'radar_text'

export interface OneTimeCodeRow {
  id: string
  user_id: string
  /** Where the code went: a telephone number for `radar_text`. */
  email: string
  sealed_code: string
  attempts: number
  expires_at: string
  used_at: string | null
  replaced_at: string | null
  created_at: string
  updated_at: string
}

const columns = sql`id, user_id, email, sealed_code, attempts, expires_at, used_at, replaced_at, created_at, updated_at`

/** Ten minutes and one use (security rule U-2). */
export const codeLifetimeSeconds = 600

/** The prefixes of ids that do not have the purpose's own name. */
const prefixes: Partial<Record<CodePurpose, string>> = { radar_text: 'vrf' }

/** Ten tries (security rule U-2). */
const triesOfCode = defineLimitOfTries({
  limit: 10,
  counts: 'tries',
  subject: 'a code that was mailed or texted',
})

/** Creates a code for a user's email or phone. Earlier codes for the same purpose stop working. */
export async function createCode(
  tx: TransactionContext,
  purpose: CodePurpose,
  user: { id: string; email: string },
): Promise<OneTimeCodeRow> {
  const now = tx.now()
  const id = tx.newId(prefixes[purpose] ?? purpose)
  tx.db.send(sql`
    update one_time_codes set replaced_at = ${now}
    where environment_id = ${tx.environmentId} and user_id = ${user.id} and purpose = ${purpose}
      and used_at is null and replaced_at is null`)
  const row = await tx.db.one<OneTimeCodeRow>(sql`
    insert into one_time_codes (environment_id, id, purpose, user_id, email, sealed_code, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${purpose}, ${user.id}, ${user.email},
      ${tx.system.keyring.seal(randomCode(), sealContext(id))}, ${new Date(now.getTime() + codeLifetimeSeconds * 1_000)}, ${now}, ${now})
    returning ${columns}`)
  announce(tx, purpose, row)
  return row
}

function announce(tx: TransactionContext, purpose: CodePurpose, row: OneTimeCodeRow): void {
  const { id, user_id, email } = row
  if (purpose === 'email_verification') recordEvent(tx, emailVerificationCreated, toOneTimeCode(purpose, row))
  if (purpose === 'magic_auth') recordEvent(tx, magicAuthCreated, toOneTimeCode(purpose, row))
  if (purpose === 'radar_challenge')
    recordEvent(tx, radarChallengeCreated, { type: 'email', radar_challenge_id: id, user_id, email })
}

const kinds: Record<ReadableCodePurpose, string> = {
  email_verification: 'Email verification',
  magic_auth: 'Magic auth',
  radar_challenge: 'Radar challenge',
}

/** @throws notFound */
export async function getCode(ctx: Context, purpose: ReadableCodePurpose, id: string): Promise<OneTimeCodeRow> {
  const row = await ctx.db.maybe<OneTimeCodeRow>(sql`
    select ${columns} from one_time_codes
    where environment_id = ${ctx.environmentId} and id = ${id} and purpose = ${purpose}`)
  if (row === undefined) throw notFound(kinds[purpose], id)
  return row
}

/** The address that the newest code of a user for a purpose went to. */
export async function findCodeAddress(ctx: Context, purpose: CodePurpose, userId: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ email: string }>(sql`
    select email from one_time_codes
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and purpose = ${purpose} order by id desc limit 1`)
  return row?.email
}

/** The emails and telephones that codes for a user were sent to, proven or not. */
export async function listCodeAddresses(ctx: Context, userId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ email: string }>(sql`
    select distinct email from one_time_codes where environment_id = ${ctx.environmentId} and user_id = ${userId}`)
  return rows.map(({ email }) => email)
}

export type CodeCheck =
  | { outcome: 'right'; id: string }
  | { outcome: 'wrong' | 'used' | 'expired' | 'too_many_attempts' | 'none' }

/**
 * Compares a code with the newest one sent to the given address: a code sent to another address proves nothing about
 * this one. The attempt is counted before the comparison, in a separate statement, so parallel guesses can't outrun the
 * limit. A correct code is not used up yet: {@link spendCode} does that.
 */
export async function checkCode(
  ctx: Context,
  purpose: CodePurpose,
  user: { id: string; email: string },
  code: string,
): Promise<CodeCheck> {
  const row = await ctx.system.database.maybe<OneTimeCodeRow>(sql`
    update one_time_codes set attempts = attempts + 1
    where environment_id = ${ctx.environmentId} and id = (
      select id from one_time_codes
      where environment_id = ${ctx.environmentId} and user_id = ${user.id} and purpose = ${purpose}
        and lower(email) = lower(${user.email})
      order by id desc limit 1)
    returning ${columns}`)
  if (row === undefined) return { outcome: 'none' }
  if (row.attempts > triesOfCode.limit) return { outcome: 'too_many_attempts' }
  if (!isSame(code, readCode(ctx, row))) return { outcome: 'wrong' }
  if (row.used_at !== null) return { outcome: 'used' }
  if (row.replaced_at !== null || Date.parse(row.expires_at) <= ctx.now().getTime()) return { outcome: 'expired' }
  return { outcome: 'right', id: row.id }
}

/** Ends all codes that were sent to a user, or on their behalf, and not used. */
export function endCodesOfUser(tx: TransactionContext, userId: string): void {
  tx.db.send(sql`
    update one_time_codes set replaced_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and user_id = ${userId} and used_at is null and replaced_at is null`)
}

/** Spends a code. Of any number of parallel uses one succeeds. @returns whether this was the one. */
export async function spendCode(tx: TransactionContext, id: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update one_time_codes set used_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id} and used_at is null and replaced_at is null`)
  return spent === 1
}

export function readCode(ctx: Context, row: OneTimeCodeRow): string {
  return ctx.system.keyring.open(row.sealed_code, sealContext(row.id)).toString()
}

/** The official object without its code: what events carry. */
export function toOneTimeCode<P extends ReadableCodePurpose>(purpose: P, row: OneTimeCodeRow) {
  return {
    object: purpose,
    id: row.id,
    user_id: row.user_id,
    email: row.email,
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

function sealContext(id: string): string {
  return `one_time_code:${id}`
}
