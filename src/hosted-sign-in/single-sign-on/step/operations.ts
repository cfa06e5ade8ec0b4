import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { findConnection, isUsable } from '#sso/connections/index.ts'
import { completePath, findFlow, goTo, ssoPath } from '../../flow/index.ts'
import { visitConnection } from './visit-connection.ts'

/** The target of forms on pages whose content security policy names no provider. */
export const ssoBeginOperation = defineOperation({
  id: 'gatehouse.pages.sso.begin',
  method: 'GET',
  path: ssoPath,
  summary: 'Continue at the provider of a connection',
  surface: 'browser',
  access: 'public',
  query: Type.Object({
    request: Type.String({ ...secret, maxLength: 64 }),
    connection_id: Type.String({ maxLength: 64 }),
  }),
  success: { status: 200, description: 'A page that leads to the identity provider at once.' },
  errors: [signInExpired],
  async handler({ query }, context) {
    const flow = await findFlow(context, query.request)
    if (flow.row.completed_at !== null) return goTo(flow, completePath)
    const connection = await findConnection(flow.ctx, query.connection_id)
    if (connection === undefined || !isUsable(connection)) return goTo(flow, '/sign-in')
    return visitConnection(flow, connection, false)
  },
})
