import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { familyOf, findAddressedConnection } from '../../connections/index.ts'
import { connectionUnknown, ssoRefused } from '../errors.ts'
import { receiveOidcAnswer } from '../oidc/receive-answer.ts'
import { findVisitOfBrowser } from '../own-visit.ts'

export const receiveOidcAnswerOperation = defineOperation({
  id: 'gatehouse.sso.oidc.callback',
  method: 'GET',
  path: '/sso/oidc/callback/{key}',
  summary: 'Complete a sign-in at an OpenID Connect provider',
  surface: 'browser',
  access: 'public',
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  query: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 64 })),
    code: Type.Optional(Type.String({ ...secret, maxLength: 8_000 })),
    iss: Type.Optional(Type.String({ maxLength: 2_000 })),
    error: Type.Optional(Type.String({ maxLength: 500 })),
    error_description: Type.Optional(Type.String({ maxLength: 4_000 })),
  }),
  success: { status: 303, description: 'Where the sign-in goes on.' },
  errors: [connectionUnknown, ssoRefused],
  async handler({ params, query }, context) {
    const [found, visit] = await Promise.all([
      findAddressedConnection(context, params.key),
      findVisitOfBrowser(context, query.state),
    ])
    if (found === undefined || familyOf(found.connection.connection_type) !== 'oidc') throw connectionUnknown()
    return receiveOidcAnswer(found.ctx, found.connection, query, visit)
  },
})
