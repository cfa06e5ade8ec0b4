import { clientErrors, unauthorizedClient } from '#environment/environments/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { isBrowserClient, serveBrowserClient } from '../browser-clients/index.ts'
import { grants } from '../grants/index.ts'
import { SignInAnswer } from '../sign-in-answer.ts'

export const authenticateOperation = defineOperation({
  id: 'UserlandSessionsController_authenticate[0]',
  method: 'POST',
  path: '/user_management/authenticate',
  summary: 'Authenticate a user',
  description: 'Exchanges a code, credentials or a refresh token for a session.',
  surface: 'oauth',
  access: 'client_id',
  idempotency: 'replay',
  beginsAtOnce: true,
  form: true,
  cors: 'registered',
  body: TaggedUnion(
    'grant_type',
    Object.values(grants).map((grant) => grant.body),
  ),
  success: { status: 200, body: SignInAnswer },
  errors: [...clientErrors, ...Object.values(grants).flatMap((grant) => grant.errors)],
  async handler({ body }, ctx) {
    const grant = grants[(body as { grant_type: string }).grant_type]
    if (grant === undefined) throw new Error('The validation let an unknown grant pass.')
    if (grant.needsSecret && ctx.actor.type !== 'api_key') throw unauthorizedClient()
    if (!(await isBrowserClient(ctx))) return grant.run(ctx, body as never)
    return serveBrowserClient(ctx, body as { grant_type: string }, (given) => grant.run(ctx, given as never))
  },
})
