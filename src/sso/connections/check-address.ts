import type { Context } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { connectionRefused } from './errors.ts'

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
