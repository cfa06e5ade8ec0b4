import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { applicationDescribesItself } from '../errors.ts'
import { ConnectApplication, toApplication, UpdateApplication } from '../schemas.ts'
import { updateApplication } from '../service.ts'

export const updateApplicationOperation = defineOperation({
  id: 'ApplicationsController_update',
  method: 'PUT',
  path: '/connect/applications/{id}',
  summary: 'Update an application',
  description:
    'Accepts its id or client id. Members that are missing or null stay unchanged; an empty list or string clears them.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateApplication,
  success: { status: 200, body: ConnectApplication },
  errors: [notFound, applicationDescribesItself],
  async handler({ params, body }, ctx) {
    return toApplication(await updateApplication(ctx, params.id, body))
  },
})
