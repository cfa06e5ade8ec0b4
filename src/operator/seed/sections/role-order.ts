import { listOrganizationRoles, listRoles, setOrganizationPriority, setPriority } from '#access/roles/index.ts'
import type { TransactionContext } from '#platform/context.ts'

export interface OrderedRole {
  organizationId: string | null
  slug: string
  priority: number
}

/**
 * Orders roles by their numbers, lowest first, within their current positions. Other roles keep theirs.
 *
 * @returns those that have another position now.
 */
export async function orderRoles(tx: TransactionContext, ordered: readonly OrderedRole[]): Promise<OrderedRole[]> {
  const moved: OrderedRole[] = []
  for (const owner of new Set(ordered.map(({ organizationId }) => organizationId))) {
    const wanted = ordered.filter(({ organizationId }) => organizationId === owner)
    wanted.sort((a, b) => a.priority - b.priority)
    const current = owner === null ? await listRoles(tx) : await listOrganizationRoles(tx, owner)
    const moving = new Set(wanted.map(({ slug }) => slug))
    const next = wanted.map(({ slug }) => slug).values()
    const slugs = current.map(({ slug }) => (moving.has(slug) ? (next.next().value ?? slug) : slug))
    const isMoved = ({ slug }: OrderedRole) => slug !== current[slugs.indexOf(slug)]?.slug
    if (!wanted.some(isMoved)) continue
    moved.push(...wanted.filter(isMoved))
    if (owner === null) await setPriority(tx, slugs)
    else await setOrganizationPriority(tx, owner, slugs)
  }
  return moved
}
