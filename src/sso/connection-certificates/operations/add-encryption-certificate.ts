import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { tooManyEncryptionCerts } from '../errors.ts'
import { addEncryptionCertificate, EncryptionCertificate } from '../sp-certificates.ts'

export const addEncryptionCertificateOperation = defineOperation({
  id: 'SamlSpEncryptionCertificatesController_create',
  method: 'POST',
  path: '/connections/{connectionId}/saml_sp_encryption_certs',
  summary: 'Add an encryption certificate to a connection',
  description:
    'Creates a key, whose certificate is in the connection’s metadata at once. Earlier keys continue to decrypt.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ connectionId: Type.String() }),
  success: { status: 201, body: EncryptionCertificate },
  errors: [notFound, connectionIsNotSaml, tooManyEncryptionCerts],
  handler: ({ params }, ctx) => addEncryptionCertificate(ctx, params.connectionId),
})
