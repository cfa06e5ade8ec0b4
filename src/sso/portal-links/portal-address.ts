import type { Context } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'

/**
 * An address that the portal leads to. It is the word of a management key, so it needs not be registered; what is absent or
 * null is no address.
 *
 * @throws invalidRequest for what is no web address, and in production for one without https.
 */
export function requirePortalAddress({ system }: Context, field: string, value: unknown): void {
  if (typeof value !== 'string') return
  requireWebAddress(field, value)
  if (system.config.development || new URL(value).protocol === 'https:') return
  const message = `\`${field}\` does not use https. Send an address that begins with https://.`
  throw platformErrors.invalidRequest([{ field, code: `${field}_invalid`, message }])
}
