import { type Static, Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { publicCache } from './public-cache.ts'

/** The members that verifiers read, and those that OpenID Connect Discovery §3 demands of every document. */
const VerifierMetadata = Type.Object({
  issuer: Type.String({ description: 'The `iss` of the tokens.' }),
  jwks_uri: Type.String(),
  response_types_supported: Type.Array(Type.String()),
  subject_types_supported: Type.Array(Type.String()),
  id_token_signing_alg_values_supported: Type.Array(
    Type.String({ description: 'Those of access tokens: verifiers look for them here. There are no ID tokens.' }),
  ),
})

/** How clients get tokens of the issuer, if they can. */
const ClientMetadata = Type.Partial(
  Type.Object({
    authorization_endpoint: Type.String(),
    token_endpoint: Type.String(),
    response_types_supported: Type.Array(Type.String()),
    response_modes_supported: Type.Array(Type.String()),
    grant_types_supported: Type.Array(Type.String()),
    code_challenge_methods_supported: Type.Array(Type.String()),
  }),
)

interface IssuerMetadata {
  id: string
  /** What comes before the client id of the environment in the issuer. */
  prefix: string
  summary: string
  issuerOf(ctx: Context): string
  clientMetadata?: (ctx: Context) => Static<typeof ClientMetadata>
}

/**
 * The document of an issuer that is no OpenID provider (OpenID Connect Discovery §4). Gateways and databases that verify access
 * tokens look there for the keys, by `iss` alone.
 */
export function defineIssuerMetadata({ id, prefix, summary, issuerOf, clientMetadata }: IssuerMetadata): Operation {
  return defineOperation({
    id,
    method: 'GET',
    path: `${prefix}/{client_id}/.well-known/openid-configuration`,
    summary,
    description: 'For gateways and databases that verify access tokens and find the keys by `iss`.',
    surface: 'api',
    access: 'public',
    cors: 'any',
    params: Type.Object({ client_id: Type.String() }),
    success: { status: 200, body: Type.Object({ ...ClientMetadata.properties, ...VerifierMetadata.properties }) },
    errors: [notFound],
    async handler({ params }, { system }) {
      const ctx = await findContextByClientId(system, params.client_id)
      if (ctx === undefined) throw notFound('Client', params.client_id)
      const metadata = {
        issuer: issuerOf(ctx),
        jwks_uri: `${system.config.url}/sso/jwks/${ctx.clientId}`,
        response_types_supported: [],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...clientMetadata?.(ctx),
      }
      return new HttpReply(200, publicCache, JSON.stringify(metadata))
    },
  })
}
