import { type Static, Type } from 'typebox'
import { addGroupMember, CreateGroup, createGroup } from '../../../access/groups/index.ts'
import { canonicalEmailOf } from '../../../people/users/index.ts'
import { sql } from '../../../platform/db/sql.ts'
import { suggestion } from '../read/closest-word.ts'
import type { Path, SeedFault } from '../seed-error.ts'
import type { Seeding } from '../seeding.ts'
import type { Membership } from './memberships.ts'
import { Entry } from './schema.ts'

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
): Promise<void> {
  const known = await tx.db.maybe<{ id: string }>(sql`
    select id from groups
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId} and name = ${group.name}
    order by id limit 1`)
  const { id } = known ?? (await createGroup(tx, organizationId, group))
  const memberships = await tx.db.many<{ id: string }>(sql`
    select m.id from organization_memberships m
    join users u on u.environment_id = m.environment_id and u.id = m.user_id
    where m.environment_id = ${tx.environmentId} and m.organization_id = ${organizationId}
      and u.canonical_email = any(${members.map(canonicalEmailOf)}) order by m.id`)
  for (const membership of memberships) await addGroupMember(tx, organizationId, id, membership.id)
}
