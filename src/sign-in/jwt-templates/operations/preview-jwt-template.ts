import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { previewTemplate } from '../preview.ts'

export const previewJwtTemplateOperation = defineOperation({
  id: 'gatehouse.jwt_template.preview',
  method: 'POST',
  path: '/user_management/jwt_template/preview',
  summary: 'Preview a JWT template',
  description: 'Returns the claims that a template adds to the access token of a user. The template is not stored.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  body: Type.Object({
    content: Type.String({ description: 'The template.' }),
    user_id: Type.String({ minLength: 1, description: 'The user whose token it is.' }),
    organization_id: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'The organization of the session. The user needs an active membership in it.',
      }),
    ),
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('jwt_template_preview'),
      claims: Type.Record(Type.String(), Type.Unknown()),
      bytes: Type.Integer({ description: 'The size of the claims, of at most `max_bytes`.' }),
      max_bytes: Type.Integer(),
    }),
  },
  errors: [notFound],
  handler: ({ body }, ctx) => previewTemplate(ctx, body),
})
