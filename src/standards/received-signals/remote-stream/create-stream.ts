import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { randomCrockford } from '#platform/ids.ts'
import { splitSecret } from '#platform/outgoing/authentication.ts'
import { getConnection } from '#sso/connections/index.ts'
import { checkAuthentication } from '../polling/polls.ts'
import { endpointOf, getReceiver, storeReceiver } from '../receivers.ts'
import type { SignalReceiver } from '../schemas.ts'
import { checkAddress, readMetadata } from '../transmitter.ts'
import { callerOf, type ManagementCall } from './call-transmitter.ts'
import { chooseDelivery, createAtTransmitter, readStream } from './create-at-transmitter.ts'
import { attachStream, noteStream } from './remote-streams.ts'
import type { CreateRemoteStream } from './schemas.ts'

/**
 * Creates a stream at a transmitter, sets the receiver of a connection to it, and asks for a verification event.
 *
 * @throws notFound, transmitterUnusable
 */
export async function createRemoteStream(ctx: Context, id: string, input: CreateRemoteStream): Promise<SignalReceiver> {
  const { issuer, authentication, interval_seconds = null } = input
  const { row: connection } = await getConnection(ctx, id)
  checkAuthentication(ctx, authentication, 'authentication')
  const metadata = await readMetadata(ctx, issuer)
  for (const name of ['jwks_uri', 'configuration_endpoint', 'verification_endpoint'] as const)
    if (metadata[name] !== undefined) checkAddress(ctx, metadata[name], name)
  const { shown, secret } = splitSecret(authentication)
  const call = callerOf(ctx, shown, secret)
  const delivery = chooseDelivery(metadata, input.delivery)
  const { configuration_endpoint: configurationEndpoint } = metadata
  const answer = await createAtTransmitter(call, configurationEndpoint, delivery, endpointOf(ctx, connection))
  const noted = await noteStream(ctx, { issuer, configurationEndpoint, streamId: answer.streamId }, authentication)
  const { streamId, audience, pollUrl } = readStream(ctx, metadata, delivery, answer)
  const state = randomCrockford(26)
  await ctx.transaction(async (tx) => {
    const poll = pollUrl === undefined ? undefined : { endpoint_url: pollUrl, authentication, interval_seconds }
    const settings = { issuer, audience, ...defined({ poll }) }
    await storeReceiver(tx, connection, settings, metadata.jwks_uri, { id: streamId, verificationState: state })
    await attachStream(tx, noted, connection.id)
  })
  // It may come before this call has its answer.
  if (metadata.verification_endpoint !== undefined)
    await askForVerification(ctx, call, metadata.verification_endpoint, { stream_id: streamId, state })
  return getReceiver(ctx, id)
}

/** A transmitter that refuses leaves the stream unverified, and in use. */
async function askForVerification(ctx: Context, call: ManagementCall, url: string, body: object): Promise<void> {
  const status = await call(url, body).then(
    (answer) => answer.status,
    (error: unknown) => {
      if (error instanceof DomainError) return error.message
      throw error
    },
  )
  if (status !== 204) ctx.log.warn({ status }, 'A transmitter of signals was not asked for a verification event')
}
