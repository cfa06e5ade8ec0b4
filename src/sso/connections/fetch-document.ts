import type { Context } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { connectionRefused } from './errors.ts'

/**
 * A document of a provider; `undefined` if the provider does not answer with one: that is no reason to refuse its connection.
 *
 * @throws connectionRefused for an address that is never asked.
 */
export async function fetchDocument(ctx: Context, field: string, url: string): Promise<string | undefined> {
  checkAddress(ctx, field, url)
  try {
    const answer = await ctx.system.outgoing.request({
      method: 'GET',
      url,
      maxResponseBytes: 1_048_576,
      timeoutMs: 5_000,
    })
    return answer.status === 200 ? answer.body.toString('utf8') : undefined
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    if (error.reason === 'forbidden_address') throw connectionRefused(field, error.message, error.reason)
    return undefined
  }
}

/** For an address that we ask (E-2). @throws connectionRefused */
export function checkAddress(ctx: Context, field: string, url: string): void {
  refuseBadAddress(field, () => ctx.system.outgoing.checkUrl(url))
}

/** For an address that browsers are sent to (E-5). @throws connectionRefused */
export function checkBrowserAddress(ctx: Context, field: string, url: string): void {
  refuseBadAddress(field, () => ctx.system.outgoing.checkBrowserUrl(url))
}

function refuseBadAddress(field: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (error instanceof OutgoingError) throw connectionRefused(field, error.message, error.reason)
    throw error
  }
}
