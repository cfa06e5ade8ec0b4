import { type Static, Type } from 'typebox'
import {
  createMembership,
  deactivateMembership,
  hasMembership,
  inviteMember,
} from '#access/organization-memberships/index.ts'
import { defaultRole, requireRoles } from '#access/roles/index.ts'
import { defined } from '#platform/defined.ts'
import { organizationIdOf, requireRole, userIdOf } from '../references.ts'
import type { Outcome } from '../report.ts'
import type { Path } from '../seed-error.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

/** A member of the surrounding organization. */
export const Membership = Entry({
  email: Type.String(),
  role: Type.Optional(Type.String()),
  status: Type.Optional(Type.Enum(['active', 'inactive', 'pending'])),
})
export type Membership = Static<typeof Membership>

export async function seedMembership(
  seeding: Seeding,
  organization_id: string,
  { email, role, status = 'active' }: Membership,
  path: Path,
): Promise<Outcome> {
  const { tx } = seeding
  const user_id = await userIdOf(seeding, email, [...path, 'email'])
  await requireRole(seeding, role, organization_id, [...path, 'role'])
  if (await hasMembership(tx, user_id, organization_id)) return 'left'
  if (status === 'pending') {
    const [slug = ''] =
      role === undefined ? [await defaultRole(tx, organization_id)] : await requireRoles(tx, [role], organization_id)
    await inviteMember(tx, { user_id, organization_id }, slug)
    return 'created'
  }
  const { id } = await createMembership(tx, {
    user_id,
    organization_id,
    ...defined({ role_slug: role }),
  })
  if (status === 'inactive') await deactivateMembership(tx, id)
  return 'created'
}

/** Members of organizations that have sections of their own. */
export const memberships = defineSection({
  schema: Type.Array(Entry({ organization: Type.String(), ...Membership.properties })),
  connect: (seeding, entries) =>
    forEach(['memberships'], entries, async ({ organization, ...membership }, path) => {
      const id = await organizationIdOf(seeding, organization, [...path, 'organization'])
      const outcome = await seedMembership(seeding, id, membership, path)
      seeding.done('membership', `${membership.email} in ${organization}`, outcome)
    }),
})
