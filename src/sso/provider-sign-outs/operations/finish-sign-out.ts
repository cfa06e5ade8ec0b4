import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { signOutRefused } from '../errors.ts'
import { finishSignOut } from '../saml/finish-sign-out.ts'

export const finishSignOutOperation = defineOperation({
  id: 'gatehouse.sso.logout.finish',
  method: 'GET',
  path: '/sso/logout/finish',
  summary: 'Continue after a sign-out at a SAML provider',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ visit: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 302, description: 'Where the sign-out was to lead.' },
  errors: [signOutRefused],
  async handler({ query }, context) {
    return redirect(await finishSignOut(context, query.visit))
  },
})
