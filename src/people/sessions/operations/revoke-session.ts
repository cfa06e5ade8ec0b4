import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeSession } from '../service.ts'

export const revokeSessionOperation = defineOperation({
  id: 'UserlandSessionsController_revokeSession',
  method: 'POST',
  path: '/user_management/sessions/revoke',
  summary: 'Revoke a session',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({ session_id: Type.String() }),
  success: { status: 200 },
  errors: [notFound],
  handler: ({ body }, ctx) => revokeSession(ctx, body.session_id),
})
