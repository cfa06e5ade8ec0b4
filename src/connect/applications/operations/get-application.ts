import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConnectApplication, toApplication } from '../schemas.ts'
import { getApplication, lockApplication } from '../service.ts'

export const getApplicationOperation = defineOperation({
  id: 'ApplicationsController_find',
  method: 'GET',
  path: '/connect/applications/{id}',
  summary: 'Get an application',
  description: 'Accepts its id or client id.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => lockApplication(ctx, id),
  success: { status: 200, body: ConnectApplication },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toApplication(await getApplication(ctx, params.id))
  },
})
