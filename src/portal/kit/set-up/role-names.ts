import { listOrganizationRoles } from '#access/roles/index.ts'
import type { Portal } from '../session/portal.ts'

/** The roles of the organization. */
export async function readRoles({ ctx, organization }: Pick<Portal, 'ctx' | 'organization'>) {
  const all = await listOrganizationRoles(ctx, organization.id)
  return {
    /** Those that people have in the organization as a whole. */
    roles: all.filter(({ resource_type_slug }) => resource_type_slug === 'organization'),
    /** The name of a role; its slug if the role has been deleted since. */
    roleName: (slug: string): string => all.find((each) => each.slug === slug)?.name ?? slug,
  }
}
