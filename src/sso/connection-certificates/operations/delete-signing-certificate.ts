import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { deleteSigningCertificate } from '../sp-certificates.ts'

export const deleteSigningCertificateOperation = defineOperation({
  id: 'SamlSpSigningCertificatesController_delete',
  method: 'DELETE',
  path: '/connections/{connectionId}/saml_sp_signing_cert/{certificateId}',
  summary: 'Delete a signing certificate of a connection',
  description: 'Requests to the provider are unsigned from then on.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ connectionId: Type.String(), certificateId: Type.String() }),
  success: { status: 204 },
  errors: [notFound, connectionIsNotSaml],
  handler: ({ params }, ctx) => deleteSigningCertificate(ctx, params.connectionId, params.certificateId),
})
