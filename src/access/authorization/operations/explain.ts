import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { explain, missingLinks } from '../checks/explain.ts'
import { sentenceOf } from '../checks/explanation-sentence.ts'
import { getResource, getResourceIn, organizationKey, resourceNotFound } from '../resource-key.ts'
import type { ResourceRow } from '../resource-schemas.ts'

const Asked = Type.Object({
  organization_membership_id: Type.Optional(
    Type.String({ description: 'Who: a membership. Either this or `user_id` is required.' }),
  ),
  user_id: Type.Optional(
    Type.String({ description: 'Who: a user, by their membership in the organization of the resource.' }),
  ),
  permission_slug: Type.String({ minLength: 1, description: 'What they want to do.' }),
  resource_id: Type.String({
    minLength: 1,
    description: 'Where: a resource, or an organization for what applies to all of it.',
  }),
})

const Held = Type.Object({
  role_id: Type.String(),
  role_slug: Type.String(),
  resource_id: Type.String(),
  resource_name: Type.String({ description: 'The resource that the role is assigned on.' }),
  resource_type_slug: Type.String(),
  group_id: Nullable(Type.String({ description: 'The group that gives it, or null for an assignment of their own.' })),
  group_name: Nullable(Type.String()),
  has_permission: Type.Boolean(),
  is_effective: Type.Boolean({
    description: 'False for a role on the organization that a higher one displaces, where members have one role.',
  }),
})

const Place = Type.Object({ id: Type.String(), name: Type.String(), resource_type_slug: Type.String() })

export const explainOperation = defineOperation({
  id: 'gatehouse.authorization.explain',
  method: 'GET',
  path: '/authorization/explanation',
  summary: 'Explain a permission of a membership on a resource',
  description:
    'Says what a check says, and why: the roles that are held on the resource and above it, and which of them permit it, or the first link that is missing.',
  surface: 'api',
  access: 'api_key',
  query: Asked,
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('authorization_explanation'),
      authorized: Type.Boolean({ description: 'As a check answers.' }),
      sentence: Type.String({ description: 'Why, in a sentence.' }),
      organization_membership_id: Nullable(Type.String()),
      organization_id: Type.String(),
      missing: Nullable(
        Type.Enum([...missingLinks], {
          description:
            'The first missing link: a membership, an active one, any role on the resource or above it, a role with the permission, or one that a higher one does not displace.',
        }),
      ),
      grants: Type.Array(Held, { description: 'The roles that are held, those that permit it first; at most 50.' }),
      permitting_roles: Type.Array(Type.String(), {
        description: 'The roles of the organization that would permit it; at most 50.',
      }),
      path: Type.Array(Place, { description: 'The resource, and those above it up to the organization.' }),
    }),
  },
  errors: [notFound],
  async handler({ query }, ctx) {
    const resource = await resourceOf(ctx, query.resource_id)
    const membership = await membershipOf(ctx, query, resource)
    const found = await explain(ctx, membership, query.permission_slug, resource)
    return {
      object: 'authorization_explanation' as const,
      authorized: found.authorized,
      sentence: sentenceOf(found, query.permission_slug),
      organization_membership_id: found.membershipId,
      organization_id: resource.organization_id,
      missing: found.missing,
      grants: found.grants,
      permitting_roles: found.permittingRoles,
      path: found.path,
    }
  },
})

function resourceOf(ctx: Context, id: string): Promise<ResourceRow> {
  return id.startsWith('org_') ? getResourceIn(ctx, id, organizationKey(id)) : getResource(ctx, id)
}

/** @throws notFound for a membership that does not exist; a user without one has `undefined`. */
async function membershipOf(
  ctx: Context,
  { organization_membership_id: id, user_id: userId }: Static<typeof Asked>,
  { id: resourceId, organization_id }: ResourceRow,
): Promise<{ id: string; status: string } | undefined> {
  if ((id === undefined) === (userId === undefined)) {
    const message = 'Send either `organization_membership_id` or `user_id`.'
    throw platformErrors.invalidRequest([{ field: 'user_id', code: 'user_id_or_membership', message }])
  }
  const isWho =
    id === undefined ? sql`m.user_id = ${userId ?? ''} and m.organization_id = ${organization_id}` : sql`m.id = ${id}`
  const row = await ctx.db.maybe<{ id: string; status: string; organization_id: string }>(sql`
    select m.id, m.status, m.organization_id from organization_memberships m
    where m.environment_id = ${ctx.environmentId} and ${isWho}`)
  if (row === undefined && id !== undefined) throw notFound('Organization membership', id)
  // As a check answers about a resource of another organization.
  if (row !== undefined && row.organization_id !== organization_id) throw resourceNotFound({ id: resourceId })
  return row
}
