import { defineOperation } from '#platform/http/operation.ts'
import { badRequest } from '../../permissions/index.ts'
import { createRole } from '../create-roles.ts'
import { roleSlugConflict } from '../errors.ts'
import { CreateRole, Role, toRole } from '../schemas.ts'

export const createRoleOperation = defineOperation({
  id: 'AuthorizationRolesController_create',
  method: 'POST',
  path: '/authorization/roles',
  summary: 'Create a role',
  description: 'It applies in every organization of the environment.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateRole,
  success: { status: 201, body: Role },
  errors: [badRequest, roleSlugConflict],
  async handler({ body }, ctx) {
    return toRole(await createRole(ctx, body))
  },
})
