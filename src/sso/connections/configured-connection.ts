import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import type { WeakCertificate } from '#protocol/saml/index.ts'
import {
  type DiscoveryFailureCause,
  discoveryFailureCauses,
  type MetadataFailureCause,
  metadataFailureCauses,
} from '../provider-documents/index.ts'
import { addressesOf } from './addresses.ts'
import { familyOf } from './connection-types.ts'
import { type ClientAuthentication, clientAuthentications } from './oidc/client-authentication.ts'
import type { SamlAddresses } from './saml/saml-addresses.ts'
import { Connection, GroupRole, type JoinedConnection, toConnection } from './schemas.ts'

const ProviderDocumentFailure = Type.Object({
  reason: Type.String({ description: 'The cause.' }),
  message: Type.String({ description: 'The cause in a sentence.' }),
  failures: Type.Integer({ description: 'How many attempts have failed in a row.' }),
  next_attempt_at: Nullable({
    ...Timestamp,
    description: 'When the document is read next. Each failure makes that later, up to six hours.',
  }),
})

/** A connection with the values that an administrator has to enter at the provider. */
export const ConfiguredConnection = Type.Object({
  ...Connection.properties,
  saml: Type.Optional(
    Type.Object(
      {
        sp_entity_id: Type.String({
          description: 'The entity id of an earlier product if one is set, otherwise the connection’s own.',
        }),
        acs_url: Type.String({
          description:
            'The URL to which the provider sends responses: that of an earlier product if one is set, otherwise the connection’s own.',
        }),
        own_acs_url: Type.String({
          description:
            'The URL that accepts responses. If `acs_url` is that of an earlier product, forward responses from there to this URL with a 307.',
        }),
        slo_url: Type.String({ description: 'The URL for the provider’s logout requests and responses.' }),
        metadata_url: Type.String({ description: 'The URL of the connection’s metadata, for providers that read it.' }),
        ignored_certificates: Type.Array(
          Type.Object({
            fingerprint: Type.String({ description: 'SHA-256 of the certificate, in hexadecimal.' }),
            key: Type.String({ description: 'The kind of the key with its size or curve, such as `rsa 1024`.' }),
          }),
          {
            description: 'Certificates in the metadata whose keys are too weak. Messages signed with them are refused.',
          },
        ),
        metadata_failure: Type.Union([ProviderDocumentFailure, Type.Null()], {
          description:
            'Why the last attempt to read the metadata at `idp_metadata_url` failed. A connection whose metadata was never read is `validating`.',
        }),
      },
      { description: 'The settings of a SAML connection.' },
    ),
  ),
  oidc: Type.Optional(
    Type.Object(
      {
        redirect_uri: Type.String(),
        jwks_uri: Type.String({ description: 'The URL of the connection’s public key, for `private_key_jwt`.' }),
        client_authentication: Type.Union([Type.Enum([...clientAuthentications]), Type.Null()], {
          description: 'The method that was set. `null`: the method that the discovery document announces.',
        }),
        accept_identity_assertions: Type.Boolean({
          description:
            'Whether applications get access tokens for assertions of the provider about its users (ID-JAG).',
        }),
        discovery_failure: Type.Union([ProviderDocumentFailure, Type.Null()], {
          description:
            'Why the last attempt to read the discovery document failed. A connection whose document was never read is `validating`.',
        }),
      },
      { description: 'The settings of an OpenID Connect connection.' },
    ),
  ),
  group_roles: Type.Array(GroupRole, { description: 'Roles for members of the provider’s groups.' }),
  external_id: Nullable(Type.String()),
  callback_endpoint: Nullable(
    Type.String({
      description:
        'The connection’s own ACS URL or redirect URI. If an earlier product’s is set, forward from there to this one.',
    }),
  ),
})

/** A connection with all that its settings show. */
export interface ConnectionWithSettings extends JoinedConnection {
  groupRoles: GroupRole[]
  /** Only of a SAML connection. */
  samlAddresses: SamlAddresses | undefined
  /** Of an OpenID Connect connection; null if the provider's announcement decides. */
  clientAuthentication: ClientAuthentication | null
  /** Of an OpenID Connect connection: whether applications get tokens for assertions of its provider. */
  acceptsIdentityAssertions: boolean
  /** Of an OpenID Connect connection: the redirect URI of an earlier product, which the provider still uses. */
  keptRedirectUri: string | null
  /** The certificates in a SAML provider's metadata whose keys are too weak. */
  ignoredCertificates: readonly WeakCertificate[]
  /** Why the last attempt to read a SAML provider's metadata failed. */
  metadataFailure: FailedReading<MetadataFailureCause> | null
  /** Why the last attempt to read an OpenID Connect provider's discovery document failed, as long as it was never read. */
  discoveryFailure: FailedReading<DiscoveryFailureCause> | null
}

interface FailedReading<Cause> {
  reason: Cause
  failures: number
  next_attempt_at: string | null
}

export function toConfiguredConnection(
  ctx: Context,
  connection: ConnectionWithSettings,
): Static<typeof ConfiguredConnection> {
  const { row, samlAddresses, ignoredCertificates, metadataFailure, discoveryFailure } = connection
  const family = familyOf(row.connection_type)
  const own = addressesOf(ctx, row.external_key)
  const { sloUrl, metadataUrl, redirectUri, jwksUri } = own
  return {
    ...toConnection(connection),
    ...(samlAddresses === undefined
      ? {}
      : {
          saml: {
            sp_entity_id: samlAddresses.spEntityId,
            acs_url: samlAddresses.acsUrl,
            own_acs_url: own.acsUrl,
            slo_url: sloUrl,
            metadata_url: metadataUrl,
            ignored_certificates: [...ignoredCertificates],
            metadata_failure: metadataFailure && {
              ...metadataFailure,
              message: metadataFailureCauses[metadataFailure.reason],
            },
          },
        }),
    ...(family === 'oidc'
      ? {
          oidc: {
            redirect_uri: connection.keptRedirectUri ?? redirectUri,
            jwks_uri: jwksUri,
            client_authentication: connection.clientAuthentication,
            accept_identity_assertions: connection.acceptsIdentityAssertions,
            discovery_failure: discoveryFailure && {
              ...discoveryFailure,
              message: discoveryFailureCauses[discoveryFailure.reason],
            },
          },
        }
      : {}),
    group_roles: connection.groupRoles,
    external_id: row.external_id,
    callback_endpoint: { saml: own.acsUrl, oidc: redirectUri, other: null }[family],
  }
}
