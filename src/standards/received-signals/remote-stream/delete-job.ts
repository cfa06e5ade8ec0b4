import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import type { Authentication } from '#platform/outgoing/authentication.ts'
import { callerOf } from './call-transmitter.ts'

interface LeftStream {
  issuer: string
  configuration_endpoint: string
  stream_id: string
  authentication: Authentication
  sealed_secret: string
}

/** Deletes a stream at its transmitter (SSF 1.0 §8.1.1.5), for a day and a half. Then it is a failed job, which says what the transmitter answered. */
export const deleteRemoteStreamJob = defineJob({
  name: 'delete_remote_signal_stream',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 15,
  perProcess: 4,
  async run({ id }, ctx, { isLast }) {
    const stream = await ctx.db.maybe<LeftStream>(sql`
      select issuer, configuration_endpoint, stream_id, authentication, sealed_secret from signal_remote_streams
      where environment_id = ${ctx.environmentId} and id = ${id} and connection_id is null`)
    if (stream === undefined) return
    const { issuer, stream_id } = stream
    try {
      await deleteAtTransmitter(ctx, id, stream)
    } catch (error) {
      if (isLast) ctx.log.warn({ err: error, issuer, stream: stream_id }, 'A stream stays at a transmitter of signals')
      throw error
    }
    await ctx.transaction((tx) =>
      tx.db.run(sql`delete from signal_remote_streams where environment_id = ${tx.environmentId} and id = ${id}`),
    )
    ctx.log.info({ issuer, stream: stream_id }, 'A stream was deleted at a transmitter of signals')
  },
})

/** @throws Error with what the transmitter answered; transmitterUnusable without an answer */
async function deleteAtTransmitter(ctx: Context, id: string, stream: LeftStream): Promise<void> {
  const { issuer, configuration_endpoint, stream_id, authentication, sealed_secret } = stream
  const secret = ctx.system.keyring.open(sealed_secret, sealContext(id)).toString()
  const url = new URL(configuration_endpoint)
  url.searchParams.set('stream_id', stream_id)
  const { status } = await callerOf(ctx, authentication, secret)(url.href)
  const isGone = (status >= 200 && status <= 299) || status === 404 || status === 410
  if (!isGone) throw new Error(`${issuer} did not delete its stream ${stream_id}: it answered ${status}.`)
}

export function sealContext(id: string): string {
  return `signal_remote_stream:${id}`
}
