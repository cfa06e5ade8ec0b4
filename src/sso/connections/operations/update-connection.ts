import { Type } from 'typebox'
import { invalidRole, subResourceRole } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIncomplete, connectionRefused, metadataUnread } from '../errors.ts'
import { ConfiguredConnection, toConfiguredConnection, UpdateConnection } from '../schemas.ts'
import { updateConnection } from '../service.ts'

export const updateConnectionOperation = defineOperation({
  id: 'ConnectionsController_patch',
  method: 'PATCH',
  path: '/connections/{id}',
  summary: 'Update a connection',
  description:
    'Changes what is given. `domains`, `attribute_map`, `group_roles` and `saml.idp_certificates` are replaced as a whole. A provider at another origin needs `oidc.client_secret` again.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: UpdateConnection,
  success: { status: 200, body: ConfiguredConnection },
  errors: [notFound, connectionRefused, connectionIncomplete, metadataUnread, invalidRole, subResourceRole],
  async handler({ params, body }, ctx) {
    return toConfiguredConnection(ctx, await updateConnection(ctx, params.id, body))
  },
})
