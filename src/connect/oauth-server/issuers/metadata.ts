import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { publicCache } from '#sign-in/access-tokens/index.ts'
import { assertionAlgorithms } from '../../applications/index.ts'
import { readLevels } from '../../grants/index.ts'
import { proofAlgorithms } from '../dpop/read-proof.ts'
import { grantTypes } from '../grants/index.ts'
import { idJagProfile, idJagTokenType } from '../id-jag-names.ts'
import { serverParts } from '../server-parts.ts'
import { UserClaims } from '../tokens/user-claims.ts'
import {
  AuthorizationMetadata,
  authorizationMetadata,
  OpenIdRequestMetadata,
  openIdRequestMetadata,
} from './authorization-metadata.ts'
import { endpointsOf, issuerOf } from './issuer.ts'

const confidentialMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt']
/** Where a proxy passes on the certificates of clients (RFC 8705 §2.2). */
const certificateMethods = ['self_signed_tls_client_auth']
/** PS256 for applications of the FAPI 2.0 profile. */
const tokenAlgorithms = ['RS256', 'PS256']

/** What a later slice adds to the documents of an environment. */
export const metadataParts = defineExtensionPoint<(ctx: Context) => Promise<Partial<Static<typeof LaterMetadata>>>>()

const LaterMetadata = Type.Object({
  registration_endpoint: Type.Optional(Type.String()),
  client_id_metadata_document_supported: Type.Optional(Type.Boolean()),
})

/** RFC 8414 §2. Contains exactly what is served. */
export const ServerMetadata = Type.Object({
  issuer: Type.String(),
  ...AuthorizationMetadata.properties,
  token_endpoint: Type.String(),
  introspection_endpoint: Type.String(),
  revocation_endpoint: Type.String(),
  userinfo_endpoint: Type.String(),
  jwks_uri: Type.String(),
  ...LaterMetadata.properties,
  grant_types_supported: Type.Array(Type.String()),
  identity_chaining_requested_token_types_supported: Type.Array(
    Type.String({ description: 'What can be requested for other authorization servers: an ID-JAG.' }),
  ),
  authorization_grant_profiles_supported: Type.Array(
    Type.String({
      description: 'Whose assertions applications may present: those of providers about their users (ID-JAG).',
    }),
  ),
  dpop_signing_alg_values_supported: Type.Array(Type.String()),
  tls_client_certificate_bound_access_tokens: Type.Optional(
    Type.Boolean({ description: 'Whether tokens can be bound to the certificate of a client (RFC 8705 §3.3).' }),
  ),
  token_endpoint_auth_methods_supported: Type.Array(Type.String()),
  token_endpoint_auth_signing_alg_values_supported: Type.Array(Type.String()),
  introspection_endpoint_auth_methods_supported: Type.Array(Type.String()),
  introspection_endpoint_auth_signing_alg_values_supported: Type.Array(Type.String()),
  revocation_endpoint_auth_methods_supported: Type.Array(Type.String()),
  revocation_endpoint_auth_signing_alg_values_supported: Type.Array(Type.String()),
  agent_auth: Type.Optional(Type.Object({}, { description: 'How agents register, if the environment allows it.' })),
})

/** The metadata for libraries of OpenID Connect, with the members that its discovery demands of every document. */
export const OpenIdMetadata = Type.Object({
  ...ServerMetadata.properties,
  ...OpenIdRequestMetadata.properties,
  subject_types_supported: Type.Array(Type.String()),
  id_token_signing_alg_values_supported: Type.Array(Type.String()),
  userinfo_signing_alg_values_supported: Type.Array(Type.String()),
  acr_values_supported: Type.Array(Type.String()),
  claim_types_supported: Type.Array(Type.String()),
  claims_supported: Type.Array(Type.String()),
})

export async function serverMetadata(ctx: Context): Promise<Static<typeof ServerMetadata>> {
  const { url, clientCertificateHeader } = ctx.system.config
  const takesCertificates = clientCertificateHeader !== undefined
  const confidential = [...confidentialMethods, ...(takesCertificates ? certificateMethods : [])]
  const endpoints = endpointsOf(ctx)
  const others = await Promise.all(serverParts.of(ctx.system).map((part) => part.metadata(ctx)))
  return {
    issuer: issuerOf(ctx),
    ...Object.assign({}, ...others.map(({ members }) => members)),
    ...authorizationMetadata(ctx),
    token_endpoint: `${endpoints}/token`,
    introspection_endpoint: `${endpoints}/introspection`,
    revocation_endpoint: `${endpoints}/revoke`,
    userinfo_endpoint: `${url}/oauth2/userinfo`,
    jwks_uri: `${endpoints}/jwks`,
    ...Object.assign({}, ...(await Promise.all(metadataParts.of(ctx.system).map((describe) => describe(ctx))))),
    identity_chaining_requested_token_types_supported: [idJagTokenType],
    grant_types_supported: [...new Set([...grantTypes, ...others.flatMap((other) => other.grantTypes)])],
    authorization_grant_profiles_supported: [idJagProfile],
    dpop_signing_alg_values_supported: proofAlgorithms,
    ...(takesCertificates ? { tls_client_certificate_bound_access_tokens: true } : {}),
    token_endpoint_auth_methods_supported: ['none', ...confidential],
    token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    introspection_endpoint_auth_methods_supported: confidential,
    introspection_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    revocation_endpoint_auth_methods_supported: ['none', ...confidential],
    revocation_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
  }
}

export async function openIdMetadata(ctx: Context): Promise<Static<typeof OpenIdMetadata>> {
  const [server, levels] = await Promise.all([serverMetadata(ctx), readLevels(ctx)])
  return {
    ...server,
    ...openIdRequestMetadata(ctx),
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: tokenAlgorithms,
    userinfo_signing_alg_values_supported: tokenAlgorithms,
    acr_values_supported: levels.map(({ acr }) => acr),
    claim_types_supported: ['normal'],
    claims_supported: [...Object.keys(UserClaims.properties), 'sid', 'auth_time', 'acr', 'amr'],
  }
}

/** As an answer that may be kept for five minutes. */
export function metadataReply(metadata: object): HttpReply {
  return new HttpReply(200, publicCache, JSON.stringify(metadata))
}
