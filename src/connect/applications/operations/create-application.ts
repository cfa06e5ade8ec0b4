import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConnectApplication, CreateApplication, toApplication } from '../schemas.ts'
import { createApplication } from '../service.ts'

export const createApplicationOperation = defineOperation({
  id: 'ApplicationsController_create',
  method: 'POST',
  path: '/connect/applications',
  summary: 'Create an application',
  description:
    'Creates a machine (`m2m`) or an application that signs users in (`oauth`). Create its secrets with a separate call.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateApplication,
  success: { status: 201, body: ConnectApplication },
  errors: [notFound],
  async handler({ body }, ctx) {
    return toApplication(await createApplication(ctx, body))
  },
})
