import type { Context } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'

/**
 * A URL to which the portal leads. It was set with a management key, so it need not be registered. Absent and null mean
 * no URL.
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
