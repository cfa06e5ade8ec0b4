import { Type } from 'typebox'
import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'

export const listUserOrganizationsOperation = defineUserOperation({
  id: 'gatehouse.widgets.organizations.list',
  method: 'GET',
  path: '/_widgets/UserManagement/organizations',
  summary: 'List the organizations of the user for a widget',
  success: {
    status: 200,
    body: Type.Object({
      data: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          current: Type.Boolean(),
          favicon: Nullable(Type.String()),
        }),
      ),
    }),
  },
  async handler(_input, ctx, { userId, organizationId }) {
    const memberships = await listActiveMembershipsOfUser(ctx, userId, organizationId)
    const data = memberships.map(({ organization_id: id, organization_name: name }) => ({
      id,
      name,
      current: id === organizationId,
      favicon: null,
    }))
    return { data }
  },
})
