import type { Context, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { type AuthenticationInput, splitSecret } from '#platform/outgoing/authentication.ts'
import { deleteRemoteStreamJob, sealContext } from './delete-job.ts'

/** A stream at a transmitter, as it was created. */
export interface CreatedStream {
  issuer: string
  configurationEndpoint: string
  streamId: string
}

/** A receiver is stored right after its stream. One that never was leaves a stream, which is deleted after this time. */
const attachingMs = 600_000

/**
 * Notes a stream as soon as the transmitter has it, and before anything is done with it: so it is deleted there even if this process dies.
 *
 * @returns its id here
 */
export function noteStream(
  ctx: Context,
  { issuer, configurationEndpoint, streamId }: CreatedStream,
  authentication: AuthenticationInput,
): Promise<string> {
  const { shown, secret } = splitSecret(authentication)
  return ctx.transaction(async (tx) => {
    const id = tx.newId('remotestream')
    tx.db.send(sql`
      insert into signal_remote_streams (environment_id, id, issuer, configuration_endpoint, stream_id, authentication, sealed_secret,
        created_at)
      values (${tx.environmentId}, ${id}, ${issuer}, ${configurationEndpoint}, ${streamId}, ${{ ...shown }},
        ${sealSecret(tx.system, id, secret)}, ${tx.now()})`)
    return id
  })
}

/** Gives a stream to the receiver of a connection, whose former one is deleted at its transmitter. */
export async function attachStream(tx: TransactionContext, id: string, connectionId: string): Promise<void> {
  const leaving = leaveStream(tx, connectionId)
  tx.db.send(sql`
    update signal_remote_streams set connection_id = ${connectionId}, attached_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id}`)
  await leaving
}

/** Takes the stream from a receiver, and queues its deletion at the transmitter. */
export async function leaveStream(tx: TransactionContext, connectionId: string): Promise<void> {
  const left = await tx.db.maybe<{ id: string }>(sql`
    update signal_remote_streams set connection_id = null, deletion_queued_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId} returning id`)
  if (left !== undefined) queueDeletion(tx, left.id)
}

/** Leaves the stream of a receiver to the people who set the receiver up by hand: they may go on using it. */
export function releaseStream(tx: TransactionContext, connectionId: string): void {
  tx.db.send(sql`
    delete from signal_remote_streams where environment_id = ${tx.environmentId} and connection_id = ${connectionId}`)
}

/** Credentials that replace those with which a receiver polls also delete its stream. */
export async function replaceCredentials(
  tx: TransactionContext,
  connectionId: string,
  authentication: AuthenticationInput,
): Promise<void> {
  const { shown, secret } = splitSecret(authentication)
  const ofReceiver = sql`environment_id = ${tx.environmentId} and connection_id = ${connectionId}`
  const stream = await tx.db.maybe<{ id: string }>(sql`select id from signal_remote_streams where ${ofReceiver}`)
  if (stream === undefined) return
  tx.db.send(sql`
    update signal_remote_streams set authentication = ${{ ...shown }}, sealed_secret = ${sealSecret(tx.system, stream.id, secret)}
    where ${ofReceiver}`)
}

/** Queues the deletion of streams that lost their receiver with its connection, or never got one. */
export async function queueDeletions(tx: TransactionContext): Promise<void> {
  const given = new Date(tx.now().getTime() - attachingMs)
  const left = await tx.db.many<{ id: string }>(sql`
    update signal_remote_streams set deletion_queued_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and connection_id is null and deletion_queued_at is null
      and (attached_at is not null or created_at <= ${given})
    returning id`)
  for (const { id } of left) queueDeletion(tx, id)
}

function queueDeletion(tx: TransactionContext, id: string): void {
  enqueueJob(tx, deleteRemoteStreamJob, { id }, { key: `delete_remote_signal_stream/${id}` })
}

function sealSecret({ keyring }: System, id: string, secret: string): string {
  return keyring.seal(secret, sealContext(id))
}
