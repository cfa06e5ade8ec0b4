import { type Static, Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { type JoinedMembershipRow, OrganizationMembership, toMembership } from '../../organization-memberships/index.ts'
import { resourceMembers } from '../assignments/schemas.ts'

/** A permission on a resource. */
export const Question = Type.Object({ permission_slug: Type.String(), ...resourceMembers })

export const CheckAnswer = Type.Object({
  authorized: Type.Boolean({ description: 'Whether the membership has the permission.' }),
})

const AskedCheck = Type.Object({ organization_membership_id: Type.String(), ...Question.properties })
export type AskedCheck = Static<typeof AskedCheck>

/** Enough for a page of things with a few actions each. */
export const CheckMany = Type.Object({ checks: Type.Array(AskedCheck, { minItems: 1, maxItems: 1_000 }) })

export const missingObjects = ['organization_membership', 'permission', 'resource'] as const

/** The answers in the order of the questions. */
export const CheckManyAnswer = Type.Object({
  object: Type.Literal('list'),
  data: Type.Array(
    Type.Object({
      authorized: Type.Boolean({ description: 'Whether the membership has the permission.' }),
      missing: Nullable(
        Type.Enum([...missingObjects], {
          description: 'An object in the check that does not exist. The check is not authorized.',
        }),
      ),
    }),
  ),
})

const { role: _role, roles: _roles, ...baseShape } = OrganizationMembership.properties

/** A membership as these lists show it: with its user, without its roles. */
export const PermittedMembership = Type.Object(baseShape)
export type PermittedMembership = Static<typeof PermittedMembership>

export function toPermittedMembership(row: JoinedMembershipRow): PermittedMembership {
  const { role: _role, roles: _roles, ...membership } = toMembership(row)
  return membership
}
