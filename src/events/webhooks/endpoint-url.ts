import type { Context } from '#platform/context.ts'
import { OutgoingError, type OutgoingFailure } from '#platform/outgoing/errors.ts'
import { invalidUrl } from './errors.ts'

/** A URL must fit into an index entry. */
const maxBytes = 2_000

/**
 * Checks a URL without DNS: a name need not exist yet, and its addresses are checked at every request. https, or in
 * development http on loopback: the same rule as for redirect URIs.
 *
 * @throws invalidUrl
 */
export function checkEndpointUrl(ctx: Context, url: string): void {
  if (Buffer.byteLength(url) > maxBytes) throw invalidUrl(`It is longer than ${maxBytes} bytes.`)
  try {
    ctx.system.outgoing.checkBrowserUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw invalidUrl(reasons[error.reason] ?? error.message)
    throw error
  }
}

const reasons: Partial<Record<OutgoingFailure, string>> = {
  forbidden_scheme: 'It must start with https://.',
}
