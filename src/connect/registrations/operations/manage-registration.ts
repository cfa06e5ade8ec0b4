import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteApplication, updateRegisteredApplication } from '../../applications/index.ts'
import { ClientMetadata, RegisteredClient, readClientMetadata, toRegisteredClient } from '../client-metadata.ts'
import { invalidClientMetadata, invalidRedirectUri, refuseMetadata, registrationTokenWrong } from '../errors.ts'
import { requireRegisteredClient } from '../registered-client.ts'
import { registrationSettings } from '../settings.ts'

const common = {
  path: '/oauth2/register/{client_id}',
  surface: 'oauth',
  access: 'public',
  cors: 'any',
  params: Type.Object({ client_id: Type.String() }),
} as const

export const getRegistrationOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.registration.get',
  method: 'GET',
  summary: 'Get the registration of an application',
  description: 'RFC 7592, with the registration access token.',
  success: { status: 200, body: RegisteredClient },
  errors: [registrationTokenWrong],
  async handler({ params }, context) {
    const { row } = await requireRegisteredClient(context, params.client_id)
    return toRegisteredClient(context.system.config.url, row)
  },
})

export const updateRegistrationOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.registration.update',
  method: 'PUT',
  summary: 'Replace the registration of an application',
  description: "RFC 7592. The authentication method of the application can't be changed.",
  body: Type.Object({ ...ClientMetadata.properties, client_id: Type.String() }),
  refuseBody: refuseMetadata,
  success: { status: 200, body: RegisteredClient },
  errors: [registrationTokenWrong, invalidRedirectUri, invalidClientMetadata],
  async handler({ params, body }, context) {
    const { ctx, row } = await requireRegisteredClient(context, params.client_id)
    const { token_endpoint_auth_method: method = row.token_endpoint_auth_method } = body
    if (body.client_id !== row.client_id || method !== row.token_endpoint_auth_method)
      throw invalidClientMetadata('`client_id` and `token_endpoint_auth_method` cannot be changed.')
    const { self_registered_scopes } = await registrationSettings.read(ctx)
    const given = { ...body, token_endpoint_auth_method: method }
    const changed = await updateRegisteredApplication(
      ctx,
      row.id,
      readClientMetadata(ctx, given, self_registered_scopes),
    )
    if (changed === undefined) throw registrationTokenWrong()
    return toRegisteredClient(context.system.config.url, changed)
  },
})

export const deleteRegistrationOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.registration.delete',
  method: 'DELETE',
  summary: 'Delete the registration of an application',
  description: 'RFC 7592. The authorizations of its users end.',
  success: { status: 204 },
  errors: [registrationTokenWrong],
  async handler({ params }, context) {
    const { ctx, row } = await requireRegisteredClient(context, params.client_id)
    await deleteApplication(ctx, row.id)
  },
})
