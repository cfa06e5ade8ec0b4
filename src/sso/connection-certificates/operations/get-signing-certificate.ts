import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { getSigningCertificate, SigningCertificate } from '../sp-certificates.ts'

export const getSigningCertificateOperation = defineOperation({
  id: 'SamlSpSigningCertificatesController_get',
  method: 'GET',
  path: '/connections/{connectionId}/saml_sp_signing_cert',
  summary: 'Get a signing certificate of a connection',
  description: "A connection that doesn't sign its requests has none.",
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ connectionId: Type.String() }),
  success: { status: 200, body: SigningCertificate },
  errors: [notFound, connectionIsNotSaml],
  handler: ({ params }, ctx) => getSigningCertificate(ctx, params.connectionId),
})
