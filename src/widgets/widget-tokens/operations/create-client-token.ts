import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { notAMember } from '../errors.ts'
import { issueClientToken } from '../issue.ts'

export const createClientTokenOperation = defineOperation({
  id: 'ClientApiTokenController_issueClientApiToken',
  method: 'POST',
  path: '/client/token',
  summary: 'Create a client token',
  description:
    'Valid for one hour: a widget token for a user in an organization, with every scope that the user’s roles permit. It opens `POST /client/graphql`, the widgets and the operations that these call.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  body: Type.Object({ organization_id: Type.String(), user_id: Type.String() }),
  success: { status: 201, body: Type.Object({ token: Type.String(secret) }) },
  errors: [notFound, notAMember],
  handler: async ({ body }, ctx) => ({ token: await issueClientToken(ctx, body.organization_id, body.user_id) }),
})
