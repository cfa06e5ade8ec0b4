import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { type PublicKey, readPublicKey } from '../../applications/index.ts'

/** What an address last published, also when that was nothing: knowing a client id is not enough to have it asked more than once a minute. */
const attempts = createKeptAnswers<readonly PublicKey[]>({ ms: 60_000 })
const keySets = createKeptAnswers<readonly PublicKey[]>({ ms: 600_000, isKept: (keys) => keys.length > 0 })

/** More than one application has. The rest of a longer list is not looked at. */
const mostKeys = 20

/** The keys that an application publishes, at most ten minutes old. Empty if they cannot be read. */
export function publishedKeys(ctx: Context, address: string): Promise<readonly PublicKey[]> {
  return keySets.get(ctx, address, () => attempts.get(ctx, address, () => readKeys(ctx, address)))
}

/** The same, a minute old at most: for a key that is not among those. */
export function newlyPublishedKeys(ctx: Context, address: string): Promise<readonly PublicKey[]> {
  keySets.forget(ctx, address)
  return publishedKeys(ctx, address)
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
    const keys = status === 200 ? parseInnerObject(body.toString('utf8'))?.keys : undefined
    return Array.isArray(keys)
      ? keys
          .slice(0, mostKeys)
          .map(readPublicKey)
          .filter((key) => key !== undefined)
      : []
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    log.warn({ url, reason: error.reason }, 'The keys of an application could not be read')
    return []
  }
}
