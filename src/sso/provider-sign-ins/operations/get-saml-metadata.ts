import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { writeMetadata } from '#protocol/saml/service-provider/metadata.ts'
import {
  addressesOf,
  familyOf,
  findAddressedConnection,
  publishedCertificates,
  readSamlPartner,
  samlAddressesOf,
} from '../../connections/index.ts'

export const getSamlMetadataOperation = defineOperation({
  id: 'gatehouse.sso.saml.metadata',
  method: 'GET',
  path: '/sso/saml/metadata/{key}',
  summary: 'Get the metadata for identity providers',
  description: 'The URL is also the entity id of the connection.',
  surface: 'api',
  access: 'public',
  params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
  success: { status: 200, description: 'An EntityDescriptor of SAML 2.0.' },
  errors: [notFound],
  async handler({ params }, context) {
    const found = await findAddressedConnection(context, params.key)
    if (found === undefined || familyOf(found.connection.connection_type) !== 'saml')
      throw notFound('Connection', params.key)
    const { ctx, connection } = found
    const { settings, keys } = await readSamlPartner(ctx, connection.id)
    const { sloUrl } = addressesOf(ctx, connection.external_key)
    const { spEntityId, acsUrl } = samlAddressesOf(ctx, connection, settings)
    const { signing, encryption } = publishedCertificates(keys)
    const metadata = writeMetadata({
      entityId: spEntityId,
      acsUrl,
      sloUrl,
      signsRequests: settings.signs_requests,
      nameIdFormat: settings.name_id_format ?? undefined,
      signingCertificates: signing,
      encryptionCertificates: encryption,
    })
    return new HttpReply(
      200,
      { 'content-type': 'application/samlmetadata+xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
      metadata,
    )
  },
})
