import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Erasure, toErasure } from '../schemas.ts'
import { startErasure } from '../service.ts'

export const eraseUserOperation = defineOperation({
  id: 'gatehouse.users.erase',
  method: 'POST',
  path: '/user_management/users/{id}/erase',
  summary: 'Erase a user',
  description: 'Deletes the user and removes their personal data from events, deliveries and messages.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: Erasure },
  errors: [notFound],
  handler: async ({ params }, ctx) => toErasure(await startErasure(ctx, params.id)),
})
