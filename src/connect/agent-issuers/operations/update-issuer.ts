import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TrustedIssuer, toTrustedIssuer, UpdateTrustedIssuer } from '../schemas.ts'
import { updateIssuer } from '../service.ts'

export const updateIssuerOperation = defineOperation({
  id: 'gatehouse.agents.trusted_issuers.update',
  method: 'PATCH',
  path: '/agents/trusted_issuers/{id}',
  summary: 'Update a trusted issuer',
  description: 'Existing registrations stay. Keys replace a key set URL, and the other way round.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateTrustedIssuer,
  success: { status: 200, body: TrustedIssuer },
  errors: [notFound],
  handler: async ({ params, body }, ctx) => toTrustedIssuer(await updateIssuer(ctx, params.id, body)),
})
