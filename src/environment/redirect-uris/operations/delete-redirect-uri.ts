import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { defaultRedirectUri } from '../errors.ts'
import { deleteRedirectUri } from '../service.ts'

export const deleteRedirectUriOperation = defineOperation({
  id: 'RedirectUrisController_delete',
  method: 'DELETE',
  path: '/user_management/redirect_uris/{id}',
  summary: 'Delete a redirect URI',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound, defaultRedirectUri],
  handler: ({ params }, ctx) => deleteRedirectUri(ctx, params.id),
})
