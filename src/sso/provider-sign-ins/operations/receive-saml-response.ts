import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { findAddressedConnection } from '../../connections/index.ts'
import { connectionUnknown, ssoRefused } from '../errors.ts'
import { findNamedVisit } from '../own-visit.ts'
import { receiveSamlResponse } from '../saml/receive-response.ts'

export const receiveSamlResponseOperation = defineOperation({
  id: 'gatehouse.sso.saml.acs',
  method: 'POST',
  path: '/sso/saml/acs/{key}',
  summary: 'Accept the SAML response of an identity provider',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  body: Type.Object({
    SAMLResponse: Type.String(secret),
    RelayState: Type.Optional(Type.String()),
  }),
  success: { status: 303, description: 'Where the sign-in goes on, once the browser comes by itself.' },
  errors: [connectionUnknown, ssoRefused],
  async handler({ params, body }, context) {
    const [found, visit] = await Promise.all([
      findAddressedConnection(context, params.key),
      findNamedVisit(context.system, body.RelayState),
    ])
    if (found === undefined) throw connectionUnknown()
    return receiveSamlResponse(found.ctx, found.connection, body, visit)
  },
})
