import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionIsNotSaml, typeNotSupported } from '../../connections/index.ts'
import { signingCertExists } from '../errors.ts'
import { createSigningCertificate, SigningCertificate } from '../sp-certificates.ts'

export const createSigningCertificateOperation = defineOperation({
  id: 'SamlSpSigningCertificatesController_create',
  method: 'POST',
  path: '/connections/{connectionId}/saml_sp_signing_cert',
  summary: 'Create a signing certificate for a connection',
  description: 'Requests to the provider are signed with its key from then on.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ connectionId: Type.String() }),
  success: { status: 201, body: SigningCertificate },
  errors: [notFound, connectionIsNotSaml, typeNotSupported, signingCertExists],
  handler: ({ params }, ctx) => createSigningCertificate(ctx, params.connectionId),
})
