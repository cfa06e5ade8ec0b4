import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { ConfigValuesSchema } from '../../pipe-providers/index.ts'
import { startConnection } from '../authorize/start.ts'
import { authMethodMismatch, clientMissing, integrationDisabled } from '../errors.ts'
import { Owner, ownerOf } from '../schemas.ts'

/** The URL is for one visit. No account is stored before the service has answered. */
export const authorizeOperation = defineOperation({
  id: 'DataIntegrationsController_getDataIntegrationAuthorizeUrl',
  method: 'POST',
  path: '/data-integrations/{slug}/authorize',
  summary: 'Get a URL that connects an account',
  description:
    'Redirect the user to it within ten minutes, in a browser in which you have authenticated them: anyone who opens it connects their own account to this user. It works once.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ slug: Type.String() }),
  body: Type.Object({
    ...Owner,
    return_to: Type.Optional(
      Type.String({
        maxLength: 2_000,
        description:
          'Where the browser goes in the end, with `error` and `error_description` if nothing was connected.',
      }),
    ),
    config: Type.Optional(ConfigValuesSchema),
  }),
  success: { status: 200, body: Type.Object({ url: Type.String(secret) }) },
  errors: [notFound, authMethodMismatch, clientMissing, integrationDisabled],
  async handler({ params, body: { return_to = null, config = {}, ...named } }, ctx) {
    return { url: await startConnection(ctx, params.slug, { owner: ownerOf(named), returnTo: return_to, config }) }
  },
})
