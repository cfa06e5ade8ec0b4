import { type Static, Type } from 'typebox'

/** An agent that acts for a member, and one that acts for itself. */
export const instanceTypes = ['delegated', 'autonomous'] as const
export type InstanceType = (typeof instanceTypes)[number]

export const InstanceTypes = Type.Array(Type.Enum([...instanceTypes]), {
  minItems: 1,
  maxItems: 2,
  description: '`delegated` agents act for a user, `autonomous` agents for themselves.',
})

/** A permission of a blueprint as a request names it: a slug, or with the types of agents that get it. */
export const RequestedPermission = Type.Union([
  Type.String(),
  Type.Object({ slug: Type.String(), instance_types: InstanceTypes }, { additionalProperties: false }),
])
export type RequestedPermission = Static<typeof RequestedPermission>

/** The permissions of a blueprint, and those of them that agents of a type don't get. */
export interface PermissionColumns {
  permissions: string[]
  not_delegated: string[]
  not_autonomous: string[]
}

export const noPermissions: PermissionColumns = { permissions: [], not_delegated: [], not_autonomous: [] }

/**
 * A list that replaces the current one. A bare slug keeps the types of a permission that is in the current list, and allows both for one
 * that isn't. Of several items with one slug the last one counts.
 */
export function replacePermissions(
  current: PermissionColumns,
  requested: readonly RequestedPermission[],
): PermissionColumns {
  const typesOf = new Map<string, readonly InstanceType[]>()
  for (const item of requested) {
    if (typeof item === 'string') typesOf.set(item, typesOfPermission(current, item))
    else typesOf.set(item.slug, item.instance_types)
  }
  const permissions = [...typesOf.keys()]
  const without = (type: InstanceType) => permissions.filter((slug) => !typesOf.get(slug)?.includes(type))
  return { permissions, not_delegated: without('delegated'), not_autonomous: without('autonomous') }
}

/** The permissions that agents of a type get, in the order of the blueprint. */
export function permissionsFor(blueprint: PermissionColumns, type: InstanceType): string[] {
  const withheld = type === 'delegated' ? blueprint.not_delegated : blueprint.not_autonomous
  return blueprint.permissions.filter((slug) => !withheld.includes(slug))
}

function typesOfPermission({ not_delegated, not_autonomous }: PermissionColumns, slug: string): InstanceType[] {
  return instanceTypes.filter((type) => !(type === 'delegated' ? not_delegated : not_autonomous).includes(slug))
}
