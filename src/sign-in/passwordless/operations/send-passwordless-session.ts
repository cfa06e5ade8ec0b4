import { Type } from 'typebox'
import { tooManyMails } from '#messaging/mails/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { passwordlessSessionOver } from '../errors.ts'
import { sendPasswordlessSession } from '../send-session.ts'

export const sendPasswordlessSessionOperation = defineOperation({
  id: 'gatehouse.passwordless_sessions.send',
  method: 'POST',
  path: '/passwordless/sessions/{id}/send',
  summary: 'Send the link of a passwordless session',
  description: 'Emails the link to the person.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ success: Type.Literal(true) }) },
  errors: [notFound, passwordlessSessionOver, tooManyMails],
  async handler({ params }, ctx) {
    await sendPasswordlessSession(ctx, params.id)
    return { success: true as const }
  },
})
