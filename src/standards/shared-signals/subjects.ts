import { issuerOf } from '#connect/oauth-server/index.ts'
import { findUserByEmail } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isRecord } from '#platform/records.ts'
import { invalidStreamRequest } from './errors.ts'
import type { Receiver } from './receiver-of.ts'
import type { SubjectFormat } from './schemas.ts'
import { lockStream } from './streams.ts'

/** A subject identifier (RFC 9493, SSF 1.0 §3). */
export type SubjectId = Readonly<Record<string, unknown>> & { format: string }

interface Named {
  userId: string | null
  sessionId: string | null
  organizationId: string | null
  /** Their email, where it is known. */
  email: string | null
}

/** Names whom a signal is about, in the format of a stream. Without an email the user is named by their id. */
export function subjectOf(
  issuer: string,
  format: SubjectFormat,
  { userId, sessionId, organizationId, email }: Named,
): SubjectId {
  const user: SubjectId =
    format === 'email' && email !== null
      ? { format: 'email', email }
      : { format: 'iss_sub', iss: issuer, sub: userId ?? '' }
  if (format !== 'complex') return user
  return {
    format: 'complex',
    user,
    ...(sessionId === null ? {} : { session: { format: 'opaque', id: sessionId } }),
    ...(organizationId === null ? {} : { tenant: { format: 'opaque', id: organizationId } }),
  }
}

/** More than a receiver has reason for. */
const mostExclusions = 10_000

/**
 * Takes a subject out of a stream, which is about everyone at first, or puts it back. An unknown user changes nothing, so the answer
 * does not say who exists.
 *
 * @throws notFound, invalidStreamRequest
 */
export async function changeSubject(
  ctx: Context,
  receiver: Receiver,
  { streamId, subject, isIncluded }: { streamId: string; subject: unknown; isIncluded: boolean },
): Promise<void> {
  const named = await readSubject(ctx, subject)
  await ctx.transaction(async (tx) => {
    await lockStream(tx, receiver, streamId)
    if (!isIncluded) await refuseMore(tx, streamId)
    if (named === undefined) return
    const { userId, organizationId } = named
    if (isIncluded) {
      tx.db.send(sql`
        delete from signal_exclusions x where x.environment_id = ${tx.environmentId} and x.stream_id = ${streamId}
          and x.user_id = ${userId} and x.organization_id = ${organizationId}`)
      return
    }
    tx.db.send(sql`
      insert into signal_exclusions (environment_id, stream_id, user_id, organization_id)
      values (${tx.environmentId}, ${streamId}, ${userId}, ${organizationId}) on conflict do nothing`)
  })
}

/** Empty texts stand for everyone. */
interface ExcludedSubject {
  userId: string
  organizationId: string
}

/** @throws invalidStreamRequest, whether or not the subject exists */
async function refuseMore(tx: TransactionContext, streamId: string): Promise<void> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from signal_exclusions x
    where x.environment_id = ${tx.environmentId} and x.stream_id = ${streamId}`)
  if (count >= mostExclusions)
    throw invalidStreamRequest(`At most ${mostExclusions} subjects can be removed from a stream.`)
}

/** @returns `undefined` for a user who does not exist here. @throws invalidStreamRequest */
async function readSubject(ctx: Context, subject: unknown): Promise<ExcludedSubject | undefined> {
  if (!isRecord(subject) || typeof subject.format !== 'string')
    throw invalidStreamRequest('`subject` is an object with a `format`.')
  if (subject.format !== 'complex') return withUser(await readUser(ctx, subject), '')
  const { user, tenant } = subject
  const organizationId = tenant === undefined ? '' : readTenant(tenant)
  if (user === undefined) {
    if (tenant === undefined) throw invalidStreamRequest('`subject` names neither a `user` nor a `tenant`.')
    return { userId: '', organizationId }
  }
  return withUser(await readUser(ctx, user), organizationId)
}

function withUser(userId: string | undefined, organizationId: string): ExcludedSubject | undefined {
  return userId === undefined ? undefined : { userId, organizationId }
}

async function readUser(ctx: Context, user: unknown): Promise<string | undefined> {
  const { format, iss, sub, email } = isRecord(user) ? user : {}
  if (format === 'iss_sub' && typeof iss === 'string' && typeof sub === 'string' && sub !== '')
    return iss === issuerOf(ctx) ? sub : undefined
  if (format === 'email' && typeof email === 'string') return (await findUserByEmail(ctx, email))?.id
  throw invalidStreamRequest('A user is named in the format `iss_sub` with `iss` and `sub`, or `email` with `email`.')
}

function readTenant(tenant: unknown): string {
  const { format, id } = isRecord(tenant) ? tenant : {}
  if (format !== 'opaque' || typeof id !== 'string' || id === '')
    throw invalidStreamRequest('A `tenant` is named in the format `opaque`, with the `id` of the organization.')
  return id
}
