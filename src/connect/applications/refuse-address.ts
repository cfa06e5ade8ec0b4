import type { System } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'

/** Why an address of an application can't be requested, as the end of a sentence. `undefined` if it can. */
export function refuseAddress({ outgoing }: System, uri: string): string | undefined {
  try {
    outgoing.checkBrowserUrl(uri)
    return undefined
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return error.reason === 'forbidden_address' ? 'its address is not allowed' : 'it is no https address'
  }
}
