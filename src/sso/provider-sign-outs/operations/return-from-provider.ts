import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { familyOf, findAddressedConnection } from '../../connections/index.ts'
import { connectionUnknown } from '../../provider-sign-ins/index.ts'
import { signedOutUrl } from '../signed-out-url.ts'

export const returnFromProviderOperation = defineOperation({
  id: 'gatehouse.sso.oidc.idp_logout',
  method: 'GET',
  path: '/sso/oidc/idp-logout/{key}',
  summary: 'Redirect to the application after a sign-out',
  description: 'For browsers that come back from their provider, whichever side started the sign-out.',
  surface: 'browser',
  access: 'public',
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  success: { status: 302, description: 'The application, or the page that says that the person is signed out.' },
  errors: [connectionUnknown],
  async handler({ params }, context) {
    const found = await findAddressedConnection(context, params.key)
    if (found === undefined || familyOf(found.connection.connection_type) !== 'oidc') throw connectionUnknown()
    return redirect(await signedOutUrl(found.ctx))
  },
})
