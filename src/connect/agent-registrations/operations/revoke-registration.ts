import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeRegistration } from '../revoke.ts'
import { Registration, toRegistration } from '../schemas.ts'

export const revokeRegistrationOperation = defineOperation({
  id: 'gatehouse.agents.registrations.revoke',
  method: 'POST',
  path: '/agents/registrations/{id}/revoke',
  summary: 'Revoke the registration of an agent',
  description: 'Ends all credentials of the agent. Revoking an ended registration changes nothing.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Registration },
  errors: [notFound],
  handler: async ({ params }, ctx) => toRegistration(await revokeRegistration(ctx, params.id), ctx.now()),
})
