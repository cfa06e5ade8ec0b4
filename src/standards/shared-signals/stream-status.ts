import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { invalidStreamRequest, verifiedTooOften } from './errors.ts'
import type { StreamEventType } from './event-types.ts'
import type { Receiver } from './receiver-of.ts'
import { type StreamRow, type StreamStatus, verificationSeconds } from './schemas.ts'
import { lockStream } from './streams.ts'

/**
 * Changes the status of a stream (SSF 1.0 §8.1.2.2). While it is `paused`, signals wait; a `disabled` one drops them. A change by
 * a management key is announced to a machine, whose own changes are not.
 *
 * @throws notFound
 */
export function setStatus(
  ctx: Context,
  receiver: Receiver,
  { id, status, reason }: { id: string; status: StreamStatus; reason: string | undefined },
): Promise<StreamRow> {
  return ctx.transaction(async (tx) => {
    const stream = await lockStream(tx, receiver, id)
    const isAnnounced = receiver.machine === undefined && stream.application_id !== null && stream.status !== status
    // Also those that a step of the log added while it was being disabled.
    if (status === 'disabled' || stream.status === 'disabled') await dropSignals(tx, id)
    if (isAnnounced)
      await queueStreamEvent(tx, id, 'stream-updated', { status, ...(reason === undefined ? {} : { reason }) })
    tx.db.send(sql`
      update signal_streams s set status = ${status}, status_reason = ${reason ?? null}, failures = 0, ${giveBack},
        next_attempt_at = ${tx.now()}, updated_at = ${tx.now()}
      where s.environment_id = ${tx.environmentId} and s.id = ${id}`)
    tx.db.afterCommit(() => tx.system.wakeUps.announce('signals'))
    return { ...stream, status, status_reason: reason ?? null }
  })
}

/**
 * Sends a verification event by the stream (SSF 1.0 §8.1.4). A disabled one would keep it for ever, as it sends nothing.
 *
 * @throws notFound, invalidStreamRequest, verifiedTooOften
 */
export function verifyStream(ctx: Context, receiver: Receiver, id: string, state: string | undefined): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { status } = await lockStream(tx, receiver, id)
    if (status === 'disabled') throw invalidStreamRequest('The stream is disabled and sends nothing. Enable it first.')
    const since = new Date(tx.now().getTime() - verificationSeconds * 1_000)
    const noted = await tx.db.run(sql`
      update signal_streams s set verified_at = ${tx.now()}, updated_at = ${tx.now()},
        next_attempt_at = coalesce(next_attempt_at, ${tx.now()})
      where s.environment_id = ${tx.environmentId} and s.id = ${id} and (s.verified_at is null or s.verified_at <= ${since})`)
    if (noted === 0) throw verifiedTooOften(verificationSeconds)
    await queueStreamEvent(tx, id, 'verification', state === undefined ? {} : { state })
    tx.db.afterCommit(() => tx.system.wakeUps.announce('signals'))
  })
}

async function queueStreamEvent(
  tx: TransactionContext,
  streamId: string,
  type: StreamEventType,
  payload: object,
): Promise<void> {
  tx.db.send(sql`
    insert into signals (environment_id, id, stream_id, type, payload, created_at)
    values (${tx.environmentId}, ${tx.newId('set')}, ${streamId}, ${type}, ${{ ...payload }}, ${tx.now()})`)
}

async function dropSignals(tx: TransactionContext, streamId: string): Promise<void> {
  tx.db.send(sql`
    delete from signals g where g.environment_id = ${tx.environmentId} and g.stream_id = ${streamId}`)
}
