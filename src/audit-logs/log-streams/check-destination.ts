import type { Context } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { destinationOf } from './destinations/index.ts'
import { destinationFault, destinationUnavailable } from './errors.ts'

/** Refuses what this server cannot send to, whatever is there. @throws destinationUnavailable, invalidRequest */
export function checkDestination({ system }: Context, type: string, settings: Record<string, unknown>): void {
  const destination = destinationOf(type)
  const missing = destination.missing?.(system)
  if (missing !== undefined) throw destinationUnavailable(missing)
  for (const name of destination.urls) {
    const url = settings[name]
    if (typeof url !== 'string') continue
    if (name === 'base_url' && !system.config.development)
      throw destinationFault(name, 'can be set in development only. Leave it out.')
    try {
      // Credentials and events go there: https, or loopback in development.
      system.outgoing.checkBrowserUrl(url)
    } catch (error) {
      if (error instanceof OutgoingError) throw destinationFault(name, `cannot be used. ${error.message}`)
      throw error
    }
  }
}
