import { Type } from 'typebox'
import { invalidRole, subResourceRole } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConfiguredConnection, toConfiguredConnection } from '../configured-connection.ts'
import { connectionIncomplete, connectionRefused, metadataUnread } from '../errors.ts'
import { UpdateConnectionBody } from '../official/body.ts'
import { changeErrors, typeNotUpdatable } from '../official/errors.ts'
import { findFormer } from '../official/former.ts'
import { readChange } from '../official/read-body.ts'
import { updateConnection } from '../service.ts'

export const updateConnectionOperation = defineOperation({
  id: 'ConnectionsController_patch',
  method: 'PATCH',
  path: '/connections/{id}',
  summary: 'Update a connection',
  description:
    'Changes the members that are sent. `domains`, `attribute_map`, `group_roles` and `saml.idp_certificates` are replaced as a whole. A provider at another origin needs `oidc.client_secret` again.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: UpdateConnectionBody,
  success: { status: 200, body: ConfiguredConnection },
  errors: [
    notFound,
    connectionRefused,
    connectionIncomplete,
    metadataUnread,
    invalidRole,
    subResourceRole,
    ...changeErrors,
  ],
  async handler({ params, body }, ctx) {
    const former = await findFormer(ctx, params.id)
    const { connection_type } = body
    const { input, official } = readChange(ctx, former, body)
    if (connection_type !== undefined && connection_type !== former.connection_type) throw typeNotUpdatable()
    return toConfiguredConnection(ctx, await updateConnection(ctx, params.id, input, undefined, official))
  },
})
