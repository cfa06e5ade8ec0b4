import { findPermissions } from '#access/permissions/index.ts'
import type { Context } from '#platform/context.ts'

/** The operator's descriptions of scopes, by scope. */
export type ScopeWords = Readonly<Record<string, string>>

/** Scopes that are permissions have the words of the permission: its description, or its name. */
export async function scopeWords(ctx: Context, scopes: readonly string[]): Promise<ScopeWords> {
  if (scopes.length === 0) return {}
  const permissions = await findPermissions(ctx, scopes)
  return Object.fromEntries(permissions.map(({ slug, name, description }) => [slug, description || name]))
}
