import { Type } from 'typebox'
import { findFirstEnvironment } from '#connect/oauth-server/index.ts'
import { allowedOrigins } from '#environment/cors-origins/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'

/**
 * Where browsers look whether a page of another origin may use the passkeys of this host (WebAuthn Level 3 §5.11). They ask the
 * host and name no environment, and its passkeys are those of all environments. So it is the first environment whose pages
 * may: those of another one could otherwise ask for passkeys of the first.
 */
export const getRelatedOriginsOperation = defineOperation({
  id: 'gatehouse.widgets.related_origins',
  method: 'GET',
  path: '/.well-known/webauthn',
  summary: 'List the origins that may use passkeys of this host',
  description: 'CORS origins of the first environment, oldest first. Browsers use those of the first five sites.',
  surface: 'api',
  access: 'public',
  success: { status: 200, body: Type.Object({ origins: Type.Array(Type.String()) }) },
  errors: [notFound],
  async handler(_input, { system }) {
    const ctx = await findFirstEnvironment(system)
    if (ctx === undefined) throw notFound('Client', system.config.clientId)
    const origins = await allowedOrigins(ctx)
    return { origins: origins.filter((origin) => origin.startsWith('https:')) }
  },
})
