import type { Context, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { type AuthenticationInput, splitSecret } from '#platform/outgoing/authentication.ts'
import { receiverNotFound } from '../errors.ts'
import { replaceCredentials } from '../remote-stream/remote-streams.ts'
import { checkAddress } from '../transmitter.ts'
import { type PollRow, pollColumns, type SetSignalPoll, type UpdateSignalPoll } from './schemas.ts'

/** Wakes the processes that poll. */
export const pollsNotice = 'signal_polls'

export function findPoll(ctx: Context, connectionId: string): Promise<PollRow | undefined> {
  return ctx.db.maybe<PollRow>(sql`
    select ${pollColumns} from signal_polls p where p.environment_id = ${ctx.environmentId} and p.id = ${connectionId}`)
}

/** Credentials go to these addresses. @throws transmitterUnusable */
export function checkPoll(ctx: Context, { endpoint_url, authentication }: Partial<SetSignalPoll>): void {
  if (endpoint_url !== undefined) checkAddress(ctx, endpoint_url, 'poll.endpoint_url')
  if (authentication !== undefined) checkAuthentication(ctx, authentication, 'poll.authentication')
}

/** @param member that it is in. @throws transmitterUnusable */
export function checkAuthentication(ctx: Context, authentication: AuthenticationInput, member: string): void {
  if (authentication.type === 'oauth_client_credentials')
    checkAddress(ctx, authentication.token_url, `${member}.token_url`)
}

/** Sets how the transmitter of a receiver is asked for tokens; without `input`, it pushes them. */
export async function setPoll(
  tx: TransactionContext,
  connectionId: string,
  input: SetSignalPoll | undefined,
): Promise<PollRow | undefined> {
  // The process that polls stops: what it has under way comes again.
  await tx.db.run(sql`delete from signal_polls where environment_id = ${tx.environmentId} and id = ${connectionId}`)
  if (input === undefined) return undefined
  const { endpoint_url, authentication, interval_seconds = null, state = 'active' } = input
  const { shown, secret } = splitSecret(authentication)
  const now = tx.now()
  tx.db.afterCommit(() => tx.system.wakeUps.announce(pollsNotice))
  return tx.db.one<PollRow>(sql`
    insert into signal_polls as p (environment_id, id, endpoint_url, authentication, sealed_secret, interval_seconds, state,
      next_attempt_at, created_at, updated_at)
    values (${tx.environmentId}, ${connectionId}, ${endpoint_url}, ${{ ...shown }}, ${sealSecret(tx.system, connectionId, secret)},
      ${interval_seconds}, ${state}, ${state === 'active' ? now : null}, ${now}, ${now})
    returning ${pollColumns}`)
}

/** Changes it, pauses or resumes it. The transmitter is asked at once. @throws notFound, transmitterUnusable */
export function updatePoll(ctx: Context, connectionId: string, input: UpdateSignalPoll): Promise<PollRow> {
  checkPoll(ctx, input)
  const { authentication, interval_seconds, state } = input
  const split = authentication === undefined ? undefined : splitSecret(authentication)
  return ctx.transaction(async (tx) => {
    const current = await tx.db.maybe<PollRow>(sql`
      select ${pollColumns} from signal_receivers r
      join signal_polls p on p.environment_id = r.environment_id and p.id = r.connection_id
      where r.environment_id = ${tx.environmentId} and r.connection_id = ${connectionId} for no key update`)
    if (current === undefined) throw receiverNotFound(connectionId)
    if (authentication !== undefined) await replaceCredentials(tx, connectionId, authentication)
    const next = state ?? current.state
    tx.db.afterCommit(() => tx.system.wakeUps.announce(pollsNotice))
    return tx.db.one<PollRow>(sql`
      update signal_polls p set authentication = ${{ ...(split?.shown ?? current.authentication) }},
        sealed_secret = ${split === undefined ? current.sealed_secret : sealSecret(tx.system, connectionId, split.secret)},
        interval_seconds = ${interval_seconds === undefined ? current.interval_seconds : interval_seconds}, state = ${next},
        failures = 0, last_error = null, last_error_at = null, ${giveBack},
        next_attempt_at = ${next === 'active' ? tx.now() : null}, updated_at = ${tx.now()}
      where p.environment_id = ${tx.environmentId} and p.id = ${connectionId} returning ${pollColumns}`)
  })
}

function sealSecret({ keyring }: System, connectionId: string, secret: string): string {
  return keyring.seal(secret, sealContext(connectionId))
}

export function openSecret({ keyring }: System, { id, sealed_secret }: PollRow): string {
  return keyring.open(sealed_secret, sealContext(id)).toString()
}

function sealContext(connectionId: string): string {
  return `signal_poll:${connectionId}`
}
