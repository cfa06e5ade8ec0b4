import type { Context } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { recordOf } from '#platform/records.ts'
import { transmitterUnusable } from '../errors.ts'
import { endingEvents } from '../signal-types.ts'
import { checkAddress, type TransmitterMetadata } from '../transmitter.ts'
import type { ManagementCall } from './call-transmitter.ts'

const methods = { push: 'urn:ietf:rfc:8935', poll: 'urn:ietf:rfc:8936' } as const

export interface StreamAtTransmitter {
  streamId: string
  audience: string
  /** Where its tokens are polled; `undefined` if they are pushed. */
  pollUrl: string | undefined
}

/** The way in which a transmitter delivers, if it offers the wanted one. @throws transmitterUnusable */
export function chooseDelivery(metadata: TransmitterMetadata, wanted: 'push' | 'poll' | undefined): 'push' | 'poll' {
  // §7.1: without the list, the receiver finds out.
  const offered = metadata.delivery_methods_supported ?? Object.values(methods)
  const delivery = wanted ?? (offered.includes(methods.push) ? 'push' : 'poll')
  if (!offered.includes(methods[delivery]))
    throw transmitterUnusable(`The transmitter does not deliver by ${delivery}.`)
  return delivery
}

/** What a transmitter answered to the creation of a stream. */
export interface StreamAnswer {
  streamId: string
  body: Readonly<Record<string, unknown>>
}

/**
 * Creates a stream of the events that end sessions (SSF 1.0 §8.1.1.1).
 *
 * @param pushUrl where it pushes its tokens
 * @throws transmitterUnusable
 */
export async function createAtTransmitter(
  call: ManagementCall,
  endpoint: string,
  delivery: 'push' | 'poll',
  pushUrl: string,
): Promise<StreamAnswer> {
  const { status, body = {} } = await call(endpoint, {
    delivery: { method: methods[delivery], ...(delivery === 'push' ? { endpoint_url: pushUrl } : {}) },
    events_requested: endingEvents,
    description: 'Ends sessions',
  })
  if (status === 409) throw refused('it has a stream for us already. Delete that, or set the receiver up with it')
  if (status !== 201 && status !== 200) throw refused(`it answered ${status}`)
  if (!isText(body.stream_id, 255)) throw refused('its answer has no usable `stream_id`')
  return { streamId: body.stream_id, body }
}

/** Whether a stream can be used, and how. @throws transmitterUnusable */
export function readStream(
  ctx: Context,
  { issuer }: TransmitterMetadata,
  delivery: 'push' | 'poll',
  { streamId, body: { iss, aud, delivery: delivered } }: StreamAnswer,
): StreamAtTransmitter {
  if (iss !== issuer) throw refused('its stream has another `iss`')
  const [audience, ...others] = [aud ?? []].flat()
  if (!isText(audience, 500) || others.length > 0) throw refused('its stream does not have one `aud`')
  if (delivery === 'push') return { streamId, audience, pollUrl: undefined }
  const { endpoint_url: pollUrl } = recordOf(delivered)
  if (!isText(pollUrl, 2_000)) throw refused('its stream has no address to poll')
  checkAddress(ctx, pollUrl, 'delivery.endpoint_url')
  return { streamId, audience, pollUrl }
}

function refused(why: string) {
  return transmitterUnusable(`The transmitter created no stream that can be used: ${why}.`)
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest && isStorableText(value)
}
