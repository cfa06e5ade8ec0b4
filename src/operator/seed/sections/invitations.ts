import { type Static, Type } from 'typebox'
import { CreateInvitation, createInvitation, wasInvited } from '#access/invitations/index.ts'
import { defined } from '#platform/defined.ts'
import { organizationIdOf, requireRole } from '../references.ts'
import type { Path } from '../seed-error.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

// The organization by its id or by its name.
const Invitation = Entry({ ...CreateInvitation.properties, organization: Type.Optional(Type.String()) })
type Invitation = Static<typeof Invitation>

export const invitations = defineSection({
  schema: Type.Array(Invitation),
  check: (entries) =>
    entries.flatMap(({ email, organization, organization_id }, i) =>
      organization === undefined || organization_id === undefined
        ? []
        : [
            {
              path: ['invitations', i],
              message: `the invitation of \`${email}\` has both \`organization\` and \`organization_id\``,
            },
          ],
    ),
  connect: (seeding, entries) =>
    forEach(['invitations'], entries, (invitation, path) => seedInvitation(seeding, invitation, path)),
})

/** An email is invited once, regardless of the outcome: accepted or revoked invitations are not repeated. */
async function seedInvitation(seeding: Seeding, { organization, ...input }: Invitation, path: Path): Promise<void> {
  const { tx, done } = seeding
  const organizationId =
    organization === undefined
      ? input.organization_id
      : await organizationIdOf(seeding, organization, [...path, 'organization'])
  if (organizationId !== undefined) await requireRole(seeding, input.role_slug, organizationId, [...path, 'role_slug'])
  if (await wasInvited(tx, input.email, organizationId)) return done('invitation', input.email, 'left')
  await createInvitation(tx, { ...input, ...defined({ organization_id: organizationId }) })
  done('invitation', input.email, 'created')
}
