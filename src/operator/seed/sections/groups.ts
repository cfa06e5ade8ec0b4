import { type Static, Type } from 'typebox'
import { addGroupMember, CreateGroup, createGroup, findGroupId, isGroupMember } from '#access/groups/index.ts'
import { findMembershipsByEmail } from '#access/organization-memberships/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import { suggestion } from '#platform/yaml/closest-word.ts'
import { organizationIdOf } from '../references.ts'
import type { Outcome } from '../report.ts'
import { type Path, type SeedFault, SeedRefusal } from '../seed-error.ts'
import { forEach, type Seeding } from '../seeding.ts'
import type { Membership } from './memberships.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

/** A group of the surrounding organization, with the emails of its members. */
export const Group = Entry({ ...CreateGroup.properties, members: Type.Optional(Type.Array(Type.String())) })
export type Group = Static<typeof Group>

/** Members of a group must also be listed as members of its organization. */
export function checkGroups(
  path: Path,
  memberships: readonly Membership[] = [],
  groups: readonly Group[] = [],
): SeedFault[] {
  const known = memberships.map(({ email }) => email)
  const canonical = new Set(known.map(canonicalEmailOf))
  return groups.flatMap(({ members = [] }, i) =>
    members.flatMap((email, j) =>
      canonical.has(canonicalEmailOf(email))
        ? []
        : [
            {
              path: [...path, 'groups', i, 'members', j],
              message: `\`${email}\` is in none of the organization's \`memberships\`${suggestion(email, known)}`,
            },
          ],
    ),
  )
}

export async function seedGroup(
  { tx }: Seeding,
  organizationId: string,
  { members = [], ...group }: Group,
): Promise<Outcome> {
  const known = await findGroupId(tx, organizationId, group.name)
  const id = known ?? (await createGroup(tx, organizationId, group)).id
  const memberships = await findMembershipsByEmail(tx, organizationId, members.map(canonicalEmailOf))
  let added = 0
  for (const membership of memberships) {
    if (await isGroupMember(tx, id, membership)) continue
    await addGroupMember(tx, organizationId, id, membership)
    added += 1
  }
  return known === undefined ? 'created' : added > 0 ? 'changed' : 'left'
}

/** Groups of organizations that have sections of their own. */
export const groups = defineSection({
  schema: Type.Array(Entry({ organization: Type.String(), ...Group.properties })),
  connect: (seeding, entries) =>
    forEach(['groups'], entries, async ({ organization, ...group }, path) => {
      const id = await organizationIdOf(seeding, organization, [...path, 'organization'])
      const members = group.members ?? []
      const known = await findMembershipsByEmail(seeding.tx, id, members.map(canonicalEmailOf))
      if (known.length < new Set(members.map(canonicalEmailOf)).size)
        throw new SeedRefusal(
          [...path, 'members'],
          `members of \`${group.name}\` are not members of \`${organization}\``,
        )
      seeding.done('group', `${group.name} of ${organization}`, await seedGroup(seeding, id, group))
    }),
})
