import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { testLinkEnded } from '../errors.ts'
import { startProviderSignIn } from '../start.ts'
import { openTestLink } from '../test-links.ts'

export const beginTestOperation = defineOperation({
  id: 'gatehouse.sso.begin_test',
  method: 'GET',
  path: '/sso/test/{ticket}',
  summary: 'Start a test of a connection',
  description: 'Takes the link of `POST /connections/{id}/test`, and redirects to the identity provider.',
  surface: 'browser',
  access: 'public',
  params: Type.Object({ ticket: Type.String({ maxLength: 2_048, ...secret }) }),
  success: { status: 302, description: 'To the identity provider.' },
  errors: [testLinkEnded],
  async handler({ params }, context) {
    const opened = await openTestLink(context, params.ticket)
    if (opened === undefined) throw testLinkEnded()
    const { ctx, connection } = opened
    const returnPath = `/console/${ctx.environmentId}/connections/${connection.id}/test`
    const departure = await startProviderSignIn(ctx, connection, { kind: 'test', returnPath })
    // Its trace says why.
    if (departure.kind === 'failed') return redirect(`${ctx.system.config.url}${returnPath}`)
    return redirect(departure.url).withCookies(departure.cookies)
  },
})
