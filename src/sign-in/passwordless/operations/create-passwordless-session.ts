import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createPasswordlessSession } from '../create-session.ts'
import { passwordlessSessionRefused } from '../errors.ts'
import { CreatePasswordlessSession, PasswordlessSession } from '../schemas.ts'

export const createPasswordlessSessionOperation = defineOperation({
  id: 'gatehouse.passwordless_sessions.create',
  method: 'POST',
  path: '/passwordless/sessions',
  summary: 'Create a passwordless session',
  description:
    'Creates a link that signs a user in once. It redirects to the redirect URI with a code for `POST /sso/token`, whose profile has the `connection_type` `MagicLink`.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreatePasswordlessSession,
  success: { status: 201, body: PasswordlessSession },
  errors: [notFound, passwordlessSessionRefused],
  handler: ({ body }, ctx) => createPasswordlessSession(ctx, body),
})
