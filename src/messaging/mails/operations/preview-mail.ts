import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { previewMail } from '../preview.ts'
import { MailParams, MailPreview, PreviewMail } from '../schemas.ts'

export const previewMailOperation = defineOperation({
  id: 'gatehouse.mails.preview',
  method: 'POST',
  path: '/environments/current/mails/{name}/preview',
  summary: 'Preview an email',
  description: 'With sample values; no code or link in it works. Nothing is sent.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  params: MailParams,
  body: PreviewMail,
  success: { status: 200, body: MailPreview },
  errors: [notFound],
  handler: ({ params, body }, ctx) => previewMail(ctx, params.name, body),
})
