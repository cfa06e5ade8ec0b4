import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml } from '../../connections/index.ts'
import { IdpCertificate, listIdpCertificates } from '../idp-certificates.ts'

export const listIdpCertificatesOperation = defineOperation({
  id: 'SamlIdpSigningCertificatesController_list',
  method: 'GET',
  path: '/connections/{connectionId}/saml_idp_signing_certs',
  summary: 'List the signing certificates of a provider',
  description: 'Returns all certificates that are accepted, including expired ones, oldest first.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ connectionId: Type.String() }),
  success: { status: 200, body: listOf(IdpCertificate) },
  errors: [notFound, connectionIsNotSaml],
  async handler({ params }, ctx) {
    const data = await listIdpCertificates(ctx, params.connectionId)
    return { object: 'list' as const, data, list_metadata: { before: null, after: null } }
  },
})
