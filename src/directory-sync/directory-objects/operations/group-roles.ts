import { Type } from 'typebox'
import { invalidRole, subResourceRole } from '#access/roles/index.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listGroupRoles, replaceGroupRoles } from '../group-roles.ts'

const GroupRole = Type.Object({
  group: Type.String({ minLength: 1, maxLength: 255, description: 'The id of a group of the directory.' }),
  role: Type.String({ minLength: 1, maxLength: 255, description: 'The slug of a role of the organization.' }),
})
const GroupRoles = Type.Object({ object: Type.Literal('directory_group_roles'), data: Type.Array(GroupRole) })

export const listGroupRolesOperation = defineOperation({
  id: 'gatehouse.directories.group_roles.list',
  method: 'GET',
  path: '/directories/{id}/group_roles',
  summary: 'List the roles of the groups of a directory',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from directories d where d.environment_id = ${ctx.environmentId} and d.id = ${id} for update`,
  success: { status: 200, body: GroupRoles },
  errors: [notFound],
  handler: async ({ params }, ctx) => ({
    object: 'directory_group_roles' as const,
    data: await listGroupRoles(ctx, params.id),
  }),
})

export const replaceGroupRolesOperation = defineOperation({
  id: 'gatehouse.directories.group_roles.replace',
  method: 'PUT',
  path: '/directories/{id}/group_roles',
  summary: 'Replace the roles of the groups of a directory',
  description:
    'The roles of users in the groups change within seconds. Users who are in none of the groups have the default role. If the environment allows one role, users get the one with the highest priority.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ data: Type.Array(GroupRole, { maxItems: 500 }) }),
  success: { status: 200, body: GroupRoles },
  errors: [notFound, invalidRole, subResourceRole],
  handler: async ({ params, body }, ctx) => ({
    object: 'directory_group_roles' as const,
    data: await replaceGroupRoles(ctx, params.id, body.data),
  }),
})
