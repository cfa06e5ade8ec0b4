import type { CustomFetch } from 'openid-client'
import type { OutgoingRequest, OutgoingResponse } from './client.ts'

/** All that `openid-client` reads of an answer. */
export type OpenidAnswer = Pick<OutgoingResponse, 'status' | 'headers' | 'body'>

/** More than any provider's documents need (O-6). */
const maxBytes = 1_048_576
const withoutBody = new Set([101, 204, 205, 304])

/**
 * What `openid-client` sends its requests with.
 *
 * @param send goes through the one guarded way out, which follows no redirect and reads at most 1 MiB (E-1 to E-3, O-6).
 */
export function openidFetch(send: (request: OutgoingRequest) => Promise<OpenidAnswer>): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await send({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      maxResponseBytes: maxBytes,
      ...(body == null ? {} : { body: String(body) }),
    })
    return new Response(withoutBody.has(answer.status) ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.headers['content-type'] ?? '' },
    })
  }
}
