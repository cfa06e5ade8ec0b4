import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deliveryNotConfigured } from '../../outbox/index.ts'
import { tooManyMails } from '../errors.ts'
import { MailParams, TestMail } from '../schemas.ts'
import { sendTestMail } from '../send-test.ts'

export const sendTestMailOperation = defineOperation({
  id: 'gatehouse.mails.test',
  method: 'POST',
  path: '/environments/current/mails/{name}/test',
  summary: 'Send a test of an email',
  description: 'Sends an email with sample values, also one that is turned off. No code or link in it works.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: MailParams,
  body: TestMail,
  success: {
    status: 202,
    body: Type.Object({
      object: Type.Literal('test_mail'),
      message_id: Type.String({ description: 'Its id in the list of messages, which says whether it was delivered.' }),
      to: Type.String(),
    }),
  },
  errors: [notFound, tooManyMails, deliveryNotConfigured],
  async handler({ params, body }, ctx) {
    const { id, to } = await sendTestMail(ctx, params.name, body)
    return { object: 'test_mail' as const, message_id: id, to }
  },
})
