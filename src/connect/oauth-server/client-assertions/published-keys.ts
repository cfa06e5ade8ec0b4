import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { createKeptKeys } from '#platform/outgoing/kept-keys.ts'
import { type PublicKey, readPublicKeys } from '../../applications/index.ts'

const keySets = createKeptKeys<readonly PublicKey[]>({ ms: 600_000, isKept: (keys) => keys.length > 0 })

/** The keys that an application publishes, at most ten minutes old. Empty if they cannot be read. */
export function publishedKeys(ctx: Context, address: string): Promise<readonly PublicKey[]> {
  return keySets.get(ctx, address, () => readKeys(ctx, address))
}

/** The keys that an application publishes, a minute old at most: for a key that is not among those of {@link publishedKeys}. */
export function newlyPublishedKeys(ctx: Context, address: string): Promise<readonly PublicKey[]> {
  return keySets.getNewest(ctx, address, () => readKeys(ctx, address))
}

async function readKeys({ system, log }: Context, url: string): Promise<readonly PublicKey[]> {
  try {
    system.outgoing.checkBrowserUrl(url)
    const { status, body } = await system.outgoing.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      timeoutMs: 5_000,
    })
    return status === 200 ? readPublicKeys(parseInnerObject(body.toString('utf8'))?.keys) : []
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    log.warn({ url, reason: error.reason }, 'The keys of an application could not be read')
    return []
  }
}
