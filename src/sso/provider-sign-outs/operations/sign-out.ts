import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { signOutUnknown } from '../errors.ts'
import { takeProviderSession } from '../provider-sessions.ts'
import { signOutAtProvider } from '../sign-out.ts'

export const signOutOperation = defineOperation({
  id: 'SsoController_logout',
  method: 'GET',
  path: '/sso/logout',
  summary: 'Sign a user out at their identity provider, in the browser',
  surface: 'browser',
  access: 'public',
  query: Type.Object({
    token: Type.String({ ...secret, maxLength: 64 }),
    return_to: Type.Optional(
      Type.String({
        maxLength: 2_048,
        description:
          'A registered redirect URI to which the browser returns from a SAML provider, instead of the homepage.',
      }),
    ),
  }),
  success: { status: 302, description: 'The provider, or the application if the provider cannot be reached.' },
  errors: [signOutUnknown],
  async handler({ query }, { system }) {
    const ended = await takeProviderSession(system, query.token)
    if (ended === undefined) throw signOutUnknown()
    return signOutAtProvider(ended, query.return_to)
  },
})
