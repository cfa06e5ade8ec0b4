import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toWaitlist, Waitlist } from '../schemas.ts'
import { getWaitlist } from '../service.ts'

export const getWaitlistOperation = defineOperation({
  id: 'WaitlistsController_find',
  method: 'GET',
  path: '/user_management/waitlists/{id}',
  summary: 'Get a waitlist',
  description: 'Use `default` instead of the id for the waitlist of the environment.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Waitlist },
  errors: [notFound],
  handler: async ({ params }, ctx) => toWaitlist(await getWaitlist(ctx, params.id)),
})
