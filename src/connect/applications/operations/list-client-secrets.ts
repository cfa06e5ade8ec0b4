import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ClientSecret, toClientSecret } from '../schemas.ts'
import { listClientSecrets } from '../secrets.ts'

export const listClientSecretsOperation = defineOperation({
  id: 'ApplicationCredentialsController_list',
  method: 'GET',
  path: '/connect/applications/{id}/client_secrets',
  summary: 'List the client secrets of an application',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Array(ClientSecret) },
  errors: [notFound],
  async handler({ params }, ctx) {
    return (await listClientSecrets(ctx, params.id)).map(toClientSecret)
  },
})
