import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { cannotDeleteLastCertificate } from '../errors.ts'
import { deleteIdpCertificate } from '../idp-certificates.ts'

export const deleteIdpCertificateOperation = defineOperation({
  id: 'SamlIdpSigningCertificatesController_delete',
  method: 'DELETE',
  path: '/connections/{connectionId}/saml_idp_signing_certs/{certificateId}',
  summary: 'Delete a signing certificate of a provider',
  description:
    'Its signatures are refused at once. If the provider’s metadata still contains the certificate, it comes back when the metadata is read again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ connectionId: Type.String(), certificateId: Type.String() }),
  success: { status: 204 },
  errors: [notFound, connectionIsNotSaml, cannotDeleteLastCertificate],
  handler: ({ params }, ctx) => deleteIdpCertificate(ctx, params.connectionId, params.certificateId),
})
