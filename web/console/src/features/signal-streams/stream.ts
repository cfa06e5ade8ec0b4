import type { Answer } from '../../api/client.ts'

type Streams = Answer<'GET /ssf/streams'>
export type Stream = Extract<Streams, { stream_id: string }>

/** The operation answers with a stream or with a list, as the standard has it. */
export function streamsOf(answer: Streams): readonly Stream[] {
  return 'stream_id' in answer ? [answer] : answer
}

export const push = 'urn:ietf:rfc:8935'
export const poll = 'urn:ietf:rfc:8936'

export const isPushed = ({ delivery }: Stream): boolean => delivery.method === push

/** Without the family, which every event of it begins with. */
export const eventName = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1)
