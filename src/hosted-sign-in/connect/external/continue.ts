import { Type } from 'typebox'
import { isSame } from '#platform/crypto/is-same.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { newAttempt, originOf } from '#sign-in/authentication/index.ts'
import { rememberConnect, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { advance, findFlow } from '../../flow/index.ts'
import { type ConnectVisit, visitOf } from '../visit/connect-visit.ts'

/**
 * Continues a sign-in that the application itself has completed. It requires the browser that began the sign-in, and
 * the secret that only this browser received once the application had signed the user in. So no one can be signed in as
 * the attacker who sent them here.
 */
export const externalSignInOperation = defineOperation({
  id: 'gatehouse.oauth2.external',
  method: 'GET',
  path: '/oauth2/external',
  summary: 'Continue an external sign-in',
  surface: 'browser',
  access: 'public',
  query: Type.Object({
    request: Type.String({ ...secret, maxLength: 64 }),
    code: Type.String({ ...secret, maxLength: 64 }),
  }),
  success: { status: 303, description: 'The next page, or the application.' },
  errors: [signInExpired],
  async handler({ query }, context) {
    const flow = await findFlow(context, query.request)
    const { ctx } = flow
    const { request, external } = flow.row.connect === null ? { request: undefined } : visitOf(flow)
    if (request === undefined || external?.state !== 'completed') throw signInExpired()
    const hashes = ctx.system.hashesOf(query.code).map((hash) => hash.toString('base64url'))
    if (!hashes.some((hash) => isSame(hash, external.codeHash))) throw signInExpired()
    const connect: ConnectVisit = { request, options: external.options }
    const user = { id: external.userId, access_epoch: external.accessEpoch ?? 0 }
    const attempt = { ...newAttempt(ctx, user, 'ExternalAuth', originOf(ctx, {})), radar: null }
    return ctx.transaction(async (tx) => {
      await rememberConnect(tx, flow, connect)
      return advance(tx, { ...flow, row: { ...flow.row, connect } }, attempt, { offersPasskey: false })
    })
  },
})
