import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Registration, toRegistration } from '../schemas.ts'
import { getRegistration } from '../service.ts'

export const getRegistrationOperation = defineOperation({
  id: 'AgentAdminController_getRegistration',
  method: 'GET',
  path: '/agents/registrations/{id}',
  summary: 'Get the registration of an agent',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Registration },
  errors: [notFound],
  handler: async ({ params }, ctx) => toRegistration(await getRegistration(ctx, params.id), ctx.now()),
})
