import { defineOperation } from '#platform/http/operation.ts'
import { issuerExists } from '../errors.ts'
import { CreateTrustedIssuer, TrustedIssuer, toTrustedIssuer } from '../schemas.ts'
import { createIssuer } from '../service.ts'

export const createIssuerOperation = defineOperation({
  id: 'gatehouse.agents.trusted_issuers.create',
  method: 'POST',
  path: '/agents/trusted_issuers',
  summary: 'Add a trusted issuer of assertions',
  description: 'Agents may register with its assertions about users while `agent_identity_assertion` is set.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateTrustedIssuer,
  success: { status: 201, body: TrustedIssuer },
  errors: [issuerExists],
  handler: async ({ body }, ctx) => toTrustedIssuer(await createIssuer(ctx, body)),
})
