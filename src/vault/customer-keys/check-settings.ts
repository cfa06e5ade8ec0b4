import type { Context } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { type CustomerKeySettings, faultOfKey } from '#platform/key-providers/index.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'

/** Refuses settings that cannot be right, before anyone is asked. @throws invalidRequest */
export function checkSettings(ctx: Context, settings: CustomerKeySettings): void {
  const fault = faultOfKey(settings, 'customer')
  if (fault !== undefined) throw refuse(fault.field, fault.what)
  if (settings.endpoint === undefined) return
  if (!ctx.system.config.development) throw refuse('endpoint', 'can be set in development only. Leave it out.')
  checkEndpoint(ctx, settings.endpoint)
}

function checkEndpoint({ system }: Context, url: string): void {
  try {
    system.outgoing.checkUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw refuse('endpoint', `cannot be used. ${error.message}`)
    throw error
  }
}

function refuse(field: string, what: string) {
  return platformErrors.invalidRequest([{ field, code: `${field}_invalid`, message: `\`${field}\` ${what}` }])
}
