import type { CustomFetch } from 'openid-client'
import type { System } from '../../../platform/context.ts'

const maxBytes = 1_048_576
const discoveryMs = 600_000
const withoutBody = new Set([101, 204, 205, 304])

interface Kept {
  until: number
  answer: Promise<{ status: number; type: string; body: Buffer }>
}

/** Discovery documents by address, for ten minutes in each process: they are public and change about once a year. */
const discovered = new Map<string, Kept>()

/**
 * What `openid-client` sends its requests with: the one guarded way out, which follows no redirect and reads at most
 * 1 MiB within ten seconds (rules E-1 to E-3, O-6).
 */
export function guardedFetch({ outgoing, now }: System): CustomFetch {
  const send = async (url: string, method: string, headers: Record<string, string>, body: string | undefined) => {
    const answer = await outgoing.request({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      maxResponseBytes: maxBytes,
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.status, type: answer.headers['content-type'] ?? '', body: answer.body }
  }
  const discover = (url: string, headers: Record<string, string>) => {
    const kept = discovered.get(url)
    if (kept !== undefined && kept.until > now().getTime()) return kept.answer
    const answer = send(url, 'GET', headers, undefined)
    discovered.set(url, { until: now().getTime() + discoveryMs, answer })
    // Failures are not cached.
    answer.then(
      ({ status }) => status === 200 || discovered.delete(url),
      () => discovered.delete(url),
    )
    return answer
  }
  return async (url, { method, headers, body }) => {
    const isDiscovery = method === 'GET' && url.endsWith('/.well-known/openid-configuration')
    const answer = isDiscovery
      ? await discover(url, headers)
      : await send(url, method, headers, body == null ? undefined : String(body))
    return new Response(withoutBody.has(answer.status) ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.type },
    })
  }
}
