import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteRegistration } from '../revoke.ts'

export const deleteRegistrationOperation = defineOperation({
  id: 'gatehouse.agents.registrations.delete',
  method: 'DELETE',
  path: '/agents/registrations/{id}',
  summary: 'Delete the registration of an agent',
  description:
    'Ends all credentials of the agent. An organization that was created for it and has no members is deleted too.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteRegistration(ctx, params.id),
})
