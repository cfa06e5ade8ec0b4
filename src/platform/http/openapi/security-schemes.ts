import type { Access } from '../operation.ts'
import type { JsonObject } from './openapi-components.ts'

/** What callers prove themselves with, by the access that an operation declares. */
export const securitySchemes: Record<Exclude<Access, 'public'>, JsonObject> = {
  api_key: {
    type: 'http',
    scheme: 'bearer',
    description: 'A management key of the environment: `Authorization: Bearer sk_…`.',
  },
  system_key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment that the operators of the server are users of: `Authorization: Bearer sk_…`.',
  },
  session: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of a session that is still active.',
  },
  widget: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A widget token, or the access token of a session that is still active.',
  },
  evaluator: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment, the access token of a machine (`client_credentials`), or the access token of a session that is still active.',
  },
  signal_receiver: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment, or the access token of a machine (`client_credentials`) with the scope `ssf.read` or `ssf.manage`.',
  },
  directory: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the directory: `Authorization: Bearer se_…`.',
  },
  client_id: {
    type: 'apiKey',
    in: 'query',
    name: 'client_id',
    description:
      'The client id of the environment, in the query or as a member of the body. Confidential clients add `client_secret`.',
  },
}
