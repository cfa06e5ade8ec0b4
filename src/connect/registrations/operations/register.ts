import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ClientMetadata, RegisteredClient } from '../client-metadata.ts'
import {
  invalidClientMetadata,
  invalidRedirectUri,
  refuseMetadata,
  registrationIsOff,
  tooManyRegistrations,
} from '../errors.ts'
import { registerApplication } from '../register.ts'

const common = {
  method: 'POST',
  surface: 'oauth',
  access: 'public',
  cors: 'any',
  idempotency: 'none',
  body: ClientMetadata,
  refuseBody: refuseMetadata,
  success: { status: 201, body: RegisteredClient },
  errors: [notFound, registrationIsOff, tooManyRegistrations, invalidRedirectUri, invalidClientMetadata],
} as const
const description =
  'RFC 7591. Requires `dynamic_client_registration` in the sign-in settings. An application without an active user grant for `client_registration_idle_days` is deleted.'

export const registerOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.register_first',
  path: '/oauth2/register',
  summary: 'Register an application in the first environment',
  description,
  handler: ({ body }, context) => register(context, context.system.config.clientId, body),
})

export const registerInEnvironmentOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.register',
  path: '/oauth2/{client_id}/register',
  summary: 'Register an application in an environment',
  description,
  params: Type.Object({ client_id: Type.String() }),
  handler: ({ params, body }, context) => register(context, params.client_id, body),
})

/** @throws notFound for the environment, and what a registration throws */
async function register({ system, request }: PublicContext, environment: string, given: ClientMetadata) {
  const ctx = await findContextByClientId(system, environment)
  if (ctx === undefined) throw notFound('Client', environment)
  return registerApplication(ctx, request.ip, given)
}
