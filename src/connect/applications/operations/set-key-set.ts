import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { applicationDescribesItself } from '../errors.ts'
import { ClientKeySet, SetClientKeySet, toClientKeySet } from '../keys/schemas.ts'
import { setClientKeySet } from '../keys/service.ts'

export const setKeySetOperation = defineOperation({
  id: 'gatehouse.connect.applications.key_set.set',
  method: 'PUT',
  path: '/connect/applications/{id}/key_set',
  summary: 'Set the keys of an application',
  description: 'The application can then authenticate with `private_key_jwt` (RFC 7523), in addition to its secrets.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: SetClientKeySet,
  success: { status: 200, body: ClientKeySet },
  errors: [notFound, applicationDescribesItself],
  async handler({ params, body }, ctx) {
    return toClientKeySet(await setClientKeySet(ctx, params.id, body))
  },
})
