import { type TSchema, Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { findFirstEnvironment } from '../issuers/issuer.ts'
import { metadataReply, OpenIdMetadata, openIdMetadata, ServerMetadata, serverMetadata } from '../issuers/metadata.ts'

interface Document {
  id: string
  /** The path of the metadata of the first environment. */
  rootPath: string
  /** The path of the metadata of any other: RFC 8414 §3.1 puts the name before the issuer's path, OpenID Connect Discovery §4 behind it. */
  path: string
  name: string
  body: TSchema
  describe(ctx: Context): Promise<object>
}

const documents: readonly Document[] = [
  {
    id: 'oauth_metadata',
    rootPath: '/.well-known/oauth-authorization-server',
    path: '/.well-known/oauth-authorization-server/oauth2/{client_id}',
    name: 'OAuth metadata',
    body: ServerMetadata,
    describe: serverMetadata,
  },
  {
    id: 'openid_metadata',
    rootPath: '/.well-known/openid-configuration',
    path: '/oauth2/{client_id}/.well-known/openid-configuration',
    name: 'OpenID metadata',
    body: OpenIdMetadata,
    describe: openIdMetadata,
  },
]

/** Both documents of the first environment, and of any other. */
export const metadataOperations: readonly Operation[] = documents.flatMap(
  ({ id, rootPath, path, name, body, describe }) => [
    defineOperation({
      id: `gatehouse.oauth2.first_${id}`,
      method: 'GET',
      path: rootPath,
      summary: `Get the ${name} of the first environment`,
      surface: 'api',
      access: 'public',
      cors: 'any',
      success: { status: 200, body },
      errors: [notFound],
      async handler(_input, { system }) {
        const ctx = await findFirstEnvironment(system)
        if (ctx === undefined) throw notFound('Client', system.config.clientId)
        return metadataReply(await describe(ctx))
      },
    }),
    defineOperation({
      id: `gatehouse.oauth2.${id}`,
      method: 'GET',
      path,
      summary: `Get the ${name} of an environment`,
      surface: 'api',
      access: 'public',
      cors: 'any',
      params: Type.Object({ client_id: Type.String() }),
      success: { status: 200, body },
      errors: [notFound],
      async handler({ params }, { system }) {
        const ctx = await findContextByClientId(system, params.client_id)
        if (ctx === undefined || ctx.clientId === system.config.clientId) throw notFound('Client', params.client_id)
        return metadataReply(await describe(ctx))
      },
    }),
  ],
)
