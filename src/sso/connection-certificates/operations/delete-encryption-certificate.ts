import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { deleteEncryptionCertificate } from '../sp-certificates.ts'

export const deleteEncryptionCertificateOperation = defineOperation({
  id: 'SamlSpEncryptionCertificatesController_delete',
  method: 'DELETE',
  path: '/connections/{connectionId}/saml_sp_encryption_certs/{certificateId}',
  summary: 'Delete an encryption certificate of a connection',
  description: 'From then on, assertions that the provider encrypts for it are refused.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ connectionId: Type.String(), certificateId: Type.String() }),
  success: { status: 204 },
  errors: [notFound, connectionIsNotSaml],
  handler: ({ params }, ctx) => deleteEncryptionCertificate(ctx, params.connectionId, params.certificateId),
})
