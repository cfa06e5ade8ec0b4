import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { deleteRole } from '../delete-roles.ts'
import { defaultRoleNotDeletable, invalidRole, roleIsDefaultElsewhere } from '../errors.ts'

export const deleteRoleOperation = defineOperation({
  id: 'gatehouse.roles.delete',
  method: 'DELETE',
  path: '/authorization/roles/{slug}',
  summary: 'Delete a role',
  description: 'Memberships with this role get the replacement role.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  query: Type.Object({
    reassign_to: Type.Optional(
      Type.String({ description: 'The slug of the replacement role. Without it, the role is removed.' }),
    ),
  }),
  success: { status: 204 },
  errors: [notFound, defaultRoleNotDeletable, roleIsDefaultElsewhere, invalidRole],
  handler: ({ params, query }, ctx) => deleteRole(ctx, params.slug, query.reassign_to),
})
