import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { EncryptionCertificate, listEncryptionCertificates } from '../sp-certificates.ts'

export const listEncryptionCertificatesOperation = defineOperation({
  id: 'SamlSpEncryptionCertificatesController_list',
  method: 'GET',
  path: '/connections/{connectionId}/saml_sp_encryption_certs',
  summary: 'List the encryption certificates of a connection',
  description: 'Returns the certificates of all keys that decrypt, oldest first.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ connectionId: Type.String() }),
  success: { status: 200, body: listOf(EncryptionCertificate) },
  errors: [notFound, connectionIsNotSaml],
  async handler({ params }, ctx) {
    const data = await listEncryptionCertificates(ctx, params.connectionId)
    return { object: 'list' as const, data, list_metadata: { before: null, after: null } }
  },
})
