import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { notAMember, widgetSubjectMissing } from '../errors.ts'
import { issueWidgetToken } from '../issue.ts'
import { widgetScopes } from '../scopes.ts'

/** The token permits what is asked for, as far as the roles of the user do at the moment of each call. */
export const createWidgetTokenOperation = defineOperation({
  id: 'WidgetsPublicController_issueWidgetSessionToken',
  method: 'POST',
  path: '/widgets/token',
  summary: 'Create a widget token',
  description:
    'Valid for one hour. With a user, the scopes are limited to what the user’s roles permit; each call of a widget checks them again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  body: Type.Object({
    organization_id: Type.Optional(Type.String()),
    user_id: Type.Optional(Type.String()),
    scopes: Type.Optional(Type.Array(Type.Enum([...widgetScopes]), { maxItems: 20 })),
  }),
  success: { status: 201, body: Type.Object({ token: Type.String(secret) }) },
  errors: [notFound, notAMember, widgetSubjectMissing],
  handler: async ({ body }, ctx) => ({ token: await issueWidgetToken(ctx, body) }),
})
