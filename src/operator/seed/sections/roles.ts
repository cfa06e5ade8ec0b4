import { type Static, Type } from 'typebox'
import {
  CreateRole,
  createOrganizationRole,
  createRole,
  getRole,
  getRoleSettings,
  type RoleKey,
  setDefaultRole,
  setOrganizationDefaultRole,
  setPermissions,
  typeOfRole,
  updateRole,
} from '#access/roles/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { organizationIdOf, requirePermissions } from '../references.ts'
import type { Outcome } from '../report.ts'
import { type Path, type SeedFault, SeedRefusal } from '../seed-error.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { type OrderedRole, orderRoles } from './role-order.ts'
import { Entry } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const Role = Entry({
  ...CreateRole.properties,
  type: Type.Optional(Type.Enum(['EnvironmentRole', 'OrganizationRole'])),
  // Of an organization's own role: either of both.
  organization_id: Type.Optional(Type.String()),
  organization: Type.Optional(Type.String()),
  permissions: Type.Optional(Type.Array(Type.String(), { maxItems: 1_000 })),
  is_default_role: Type.Optional(Type.Boolean()),
  priority: Type.Optional(Type.Number()),
})
type Role = Static<typeof Role>

export const roles = defineSection({
  schema: Type.Array(Role),
  check: (entries) => [
    ...findTwins(
      'roles',
      entries.filter((role) => !isOfOrganization(role)),
      'slug',
    ),
    ...entries.flatMap(checkOwner),
  ],
  create: (seeding, entries) => seedRoles(seeding, entries, (role) => !isOfOrganization(role)),
  connect: (seeding, entries) => seedRoles(seeding, entries, isOfOrganization),
})

async function seedRoles(seeding: Seeding, entries: readonly Role[], isMeant: (role: Role) => boolean): Promise<void> {
  const ordered: OrderedRole[] = []
  const outcomes: { key: RoleKey; outcome: Outcome }[] = []
  await forEach(['roles'], entries, async (role, path) => {
    if (!isMeant(role)) return
    const organizationId = await ownerOf(seeding, role, path)
    const key = { organizationId, slug: role.slug }
    outcomes.push({ key, outcome: await seedRole(seeding, key, role, path) })
    if (role.priority !== undefined) ordered.push({ ...key, priority: role.priority })
  })
  const moved = await orderRoles(seeding.tx, ordered)
  const isMoved = ({ organizationId, slug }: RoleKey) =>
    moved.some((each) => each.organizationId === organizationId && each.slug === slug)
  for (const { key, outcome } of outcomes)
    seeding.done('role', key.slug, outcome === 'left' && isMoved(key) ? 'changed' : outcome)
}

/** Creates a role, or updates an existing one to match the file: every environment starts with `admin` and `member`. */
async function seedRole(seeding: Seeding, key: RoleKey, role: Role, path: Path): Promise<Outcome> {
  const { tx } = seeding
  const { slug, name, description = null, resource_type_slug: type = 'organization' } = role
  const known = await typeOfRole(tx, key)
  if (known !== undefined && known !== type)
    throw new SeedRefusal(
      [...path, 'resource_type_slug'],
      `there is a role \`${slug}\` for the type \`${known}\`, and the type of a role cannot change`,
    )
  const before = known === undefined ? undefined : await contentOf(tx, key)
  const wanted = { slug, name, description, resource_type_slug: type }
  if (known !== undefined) await updateRole(tx, key, { name, description })
  else if (key.organizationId === null) await createRole(tx, wanted)
  else await createOrganizationRole(tx, key.organizationId, wanted)

  if (role.permissions !== undefined) {
    await requirePermissions(seeding, role.permissions, [...path, 'permissions'])
    await setPermissions(tx, key, role.permissions)
  }
  if (role.is_default_role === true) {
    if (key.organizationId === null) await setDefaultRole(tx, slug)
    else await setOrganizationDefaultRole(tx, key.organizationId, slug)
  }
  return before === undefined ? 'created' : before === (await contentOf(tx, key)) ? 'left' : 'changed'
}

/** All that a file can define about a role, for comparison. */
async function contentOf(tx: TransactionContext, key: RoleKey): Promise<string> {
  const [{ name, description, permissions }, { default_role_slug }] = await Promise.all([
    getRole(tx, key),
    getRoleSettings(tx, key.organizationId),
  ])
  return JSON.stringify([name, description, permissions, default_role_slug === key.slug])
}

function isOfOrganization({ type, organization, organization_id }: Role): boolean {
  return type === 'OrganizationRole' || organization !== undefined || organization_id !== undefined
}

async function ownerOf(seeding: Seeding, role: Role, path: Path): Promise<string | null> {
  const { organization, organization_id = null } = role
  return organization === undefined
    ? organization_id
    : organizationIdOf(seeding, organization, [...path, 'organization'])
}

function checkOwner({ type, organization, organization_id, slug }: Role, i: number): SeedFault[] {
  const owners = [organization, organization_id].filter((owner) => owner !== undefined)
  if (owners.length > 1)
    return [{ path: ['roles', i], message: `the role \`${slug}\` has both \`organization\` and \`organization_id\`` }]
  if (type === 'OrganizationRole' && owners.length === 0)
    return [{ path: ['roles', i], message: `the role \`${slug}\` of an organization has no \`organization\`` }]
  if (type === 'EnvironmentRole' && owners.length > 0)
    return [{ path: ['roles', i, 'type'], message: `the role \`${slug}\` of an organization is no EnvironmentRole` }]
  return []
}
