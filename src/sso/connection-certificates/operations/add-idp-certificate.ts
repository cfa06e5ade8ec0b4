import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notSecret } from '#platform/marks.ts'
import { connectionIsNotSaml, invalidCertificate } from '../../connections/index.ts'
import { certificateExpired } from '../errors.ts'
import { addIdpCertificate, IdpCertificate } from '../idp-certificates.ts'

export const addIdpCertificateOperation = defineOperation({
  id: 'SamlIdpSigningCertificatesController_create',
  method: 'POST',
  path: '/connections/{connectionId}/saml_idp_signing_certs',
  summary: 'Add a signing certificate of a provider',
  description: 'The certificate is accepted in addition to the others, so that both work during a rotation.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ connectionId: Type.String() }),
  body: Type.Object({
    value: Type.String({ ...notSecret, minLength: 1, maxLength: 16_384, description: 'The certificate in PEM.' }),
  }),
  success: { status: 201, body: IdpCertificate },
  errors: [notFound, connectionIsNotSaml, invalidCertificate, certificateExpired],
  handler: ({ params, body }, ctx) => addIdpCertificate(ctx, params.connectionId, body.value),
})
