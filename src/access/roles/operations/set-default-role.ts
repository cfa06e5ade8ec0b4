import { defineOperation } from '#platform/http/operation.ts'
import { invalidRole, subResourceRole } from '../errors.ts'
import { getRole } from '../read-roles.ts'
import { NamedRole, Role, toRole } from '../schemas.ts'
import { setDefaultRole } from '../set-default.ts'

export const setDefaultRoleOperation = defineOperation({
  id: 'gatehouse.roles.default',
  method: 'PUT',
  path: '/authorization/roles/default',
  summary: 'Set the default role',
  description: 'Memberships that are created without a role get this role.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: NamedRole,
  success: { status: 200, body: Role },
  errors: [invalidRole, subResourceRole],
  async handler({ body }, ctx) {
    await setDefaultRole(ctx, body.slug)
    return toRole(await getRole(ctx, { organizationId: null, slug: body.slug }))
  },
})
