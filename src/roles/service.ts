import type { Context } from '../platform/context.ts'
import { invalidRole } from './errors.ts'

/** The roles that every environment has, highest priority first. */
const builtIn = ['admin', 'member']

/**
 * The roles that a caller named: each once, highest priority first.
 *
 * @throws invalidRole for the first that does not exist.
 */
export async function requireRoles(_ctx: Context, slugs: readonly string[]): Promise<string[]> {
  const unknown = slugs.find((slug) => !builtIn.includes(slug))
  if (unknown !== undefined) throw invalidRole(unknown.slice(0, 255))
  return builtIn.filter((slug) => slugs.includes(slug))
}

/** The role of a member for whom none was named. */
export async function defaultRole(_ctx: Context): Promise<string> {
  return 'member'
}

/** What roles permit together, as tokens carry it: each slug once, sorted. The built-in roles carry no permissions. */
export async function permissionsOf(_ctx: Context, _slugs: readonly string[]): Promise<string[]> {
  return []
}
