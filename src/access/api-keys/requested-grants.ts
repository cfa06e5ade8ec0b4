import type { Context } from '#platform/context.ts'
import type { Fault } from '#platform/http/errors.ts'
import { unknownPermissions } from '../permissions/index.ts'
import type { CreateOrganizationApiKey } from './schemas.ts'

/** The permissions and expiry of a key, as stored. */
export interface Grants {
  name: string
  /** Each once, in the order given. */
  permissions: string[]
  expiresAt: Date | null
}

/**
 * Reads the requested permissions and expiry, and their faults: permissions that do not exist, an expiry in the past.
 */
export async function readGrants(
  ctx: Context,
  { name, permissions = [], expires_at }: CreateOrganizationApiKey,
): Promise<{ grants: Grants; faults: Fault[] }> {
  const faults: Fault[] = []
  const unknown = await unknownPermissions(ctx, permissions)
  if (unknown.length > 0) {
    const named = unknown.slice(0, 5).map((slug) => JSON.stringify(slug.slice(0, 100)))
    const message = `\`permissions\` contains slugs that the environment does not have: ${named.join(', ')}. Send slugs of its permissions.`
    faults.push({ field: 'permissions', code: 'permissions_not_found', message })
  }
  const expiresAt = expires_at === undefined ? null : new Date(expires_at)
  if (expiresAt !== null && expiresAt <= ctx.now()) {
    faults.push({
      field: 'expires_at',
      code: 'expires_at_in_the_past',
      message: '`expires_at` has passed. Send a time in the future.',
    })
  }
  return { grants: { name, permissions: [...new Set(permissions)], expiresAt }, faults }
}
