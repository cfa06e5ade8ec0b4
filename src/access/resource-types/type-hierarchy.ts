import type { ResourceTypeRow } from './schemas.ts'

/**
 * Whether a role of one type may have a permission of another: of its own type or of a type below it. The ancestors
 *   of an undeclared type are unknown, so nothing is refused for it.
 */
export function mayHold(roleType: string, permissionType: string, types: readonly ResourceTypeRow[]): boolean {
  const ancestors = ancestorsOf(permissionType, types)
  return permissionType === roleType || ancestors.slugs.has(roleType) || ancestors.isOpen
}

/** All possible ancestors of a type. `isOpen` if some of them are not declared. */
export function ancestorsOf(
  slug: string,
  types: readonly ResourceTypeRow[],
): { slugs: ReadonlySet<string>; isOpen: boolean } {
  const bySlug = new Map(types.map((type) => [type.slug, type]))
  const slugs = new Set<string>()
  const waiting = [slug]
  let isOpen = false
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const type = bySlug.get(next)
    if (type?.declared !== true) isOpen = true
    for (const parent of type?.parent_slugs ?? []) {
      if (slugs.has(parent)) continue
      slugs.add(parent)
      waiting.push(parent)
    }
  }
  return { slugs, isOpen }
}
