import type { Context } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { FailureDetails } from '#protocol/failure.ts'
import { connectionRefused } from './errors.ts'
import { causeOf, type MetadataFailureCause, metadataFailureCauses } from './metadata/failure-causes.ts'

/**
 * A document of a provider, read within 5 seconds; `undefined` if the provider doesn't answer with one and `isRequired` is not
 * set: that is no reason to refuse its connection.
 *
 * @throws connectionRefused for a forbidden address, and with the cause if the document is required.
 */
export async function fetchDocument(
  ctx: Context,
  field: string,
  url: string,
  isRequired: boolean,
): Promise<string | undefined> {
  checkAddress(ctx, field, url)
  try {
    const answer = await ctx.system.outgoing.request({
      method: 'GET',
      url,
      maxResponseBytes: 1_048_576,
      timeoutMs: 5_000,
    })
    if (answer.status === 200) return answer.body.toString('utf8')
    if (isRequired) throw unread(field, 'unexpected_status', { status: answer.status })
    return undefined
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    if (error.reason === 'forbidden_address') throw connectionRefused(field, error.message, error.reason)
    if (isRequired) throw unread(field, causeOf[error.reason])
    return undefined
  }
}

function unread(field: string, reason: MetadataFailureCause, details: FailureDetails = {}) {
  return connectionRefused(field, metadataFailureCauses[reason], reason, details)
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
