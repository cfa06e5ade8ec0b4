import type { Context } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { defined } from '#platform/defined.ts'
import { isLoopback } from '#platform/ip/loopback.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { connectionTypes, familyOf } from '../connection-types.ts'
import type { CreateConnection, OidcInput, SamlInput, UpdateConnection } from '../input-schemas.ts'
import { type ClientAuthentication, clientAuthentications } from '../oidc/client-authentication.ts'
import type { OidcExtras } from '../oidc/oidc-settings.ts'
import type { CreateConnectionBody, UpdateConnectionBody } from './body.ts'
import {
  algorithmNotSupported,
  ambiguousSaml,
  authenticationNotSupported,
  bothOptions,
  clientSecretNotAccepted,
  clientSecretRequired,
  conflictingMembers,
  discoveryNeedsHttps,
  incompleteSaml,
  oidcOptionsRequired,
  samlOptionsRequired,
  typeConflicts,
  typeNotSupported,
  typeOrOptionsRequired,
} from './errors.ts'
import { readKeyPair } from './key-pair.ts'
import type { AttributeMaps, OfficialMembers } from './options.ts'

/** Settings that only official bodies have. A connection created by one has only the keys that it is given. */
export interface OfficialPart {
  /** Whether the body has options, whose provider must respond. */
  isStrict: boolean
  externalId?: string | null
  attributeMaps?: AttributeMaps | null
  /** Whether metadata is no longer read from its URL. */
  stopsTracking?: boolean
  oidc?: OidcExtras
  /** The key of a client that signs. */
  clientKey?: SigningMaterial
  signingKey?: SigningMaterial
  encryptionKeys?: readonly SigningMaterial[]
}

/** A new connection as the official body or ours describes it. @throws the errors of official bodies; notFound */
export async function readCreation(
  ctx: Context,
  body: CreateConnectionBody,
): Promise<{ input: CreateConnection; official: OfficialPart }> {
  refuseConflicts(body)
  const { organization_id, domains, group_roles, attribute_map, saml_options, oidc_options } = body
  const type = typeOfNew(body)
  if (saml_options !== undefined) checkSamlOptions(saml_options, { isNew: true })
  const authentication = oidc_options && readOidcOptions(ctx, oidc_options, undefined)
  const name = body.name ?? (await getOrganization(ctx, organization_id)).name
  return {
    input: {
      organization_id,
      type,
      name,
      ...defined({ domains, group_roles, attribute_map }),
      ...defined({
        saml: saml_options === undefined ? body.saml : toSaml(saml_options),
        oidc: oidc_options === undefined ? body.oidc : toOidc(oidc_options, authentication),
      }),
    },
    official: {
      ...officialPartOf(body),
      ...defined({
        clientKey: oidc_options?.jwt_signing_key_pair && readKeyPair(oidc_options.jwt_signing_key_pair),
        signingKey: saml_options?.sp_signing_key_pair && readKeyPair(saml_options.sp_signing_key_pair),
        encryptionKeys: saml_options?.sp_encryption_key_pairs?.map(readKeyPair),
      }),
    },
  }
}

/** What a change of a connection finds. */
export interface FormerConnection {
  connection_type: string
  /** How a client authenticates at a provider of OpenID Connect. */
  authentication: ClientAuthentication | null
  hasSecret: boolean
}

/** A change as the official body or ours describes it. @throws the errors of official bodies */
export function readChange(
  ctx: Context,
  former: FormerConnection,
  body: UpdateConnectionBody,
): { input: UpdateConnection; official: OfficialPart } {
  refuseConflicts(body)
  const { type, name, state, domains, group_roles, attribute_map, saml_options, oidc_options, connection_type } = body
  const family = familyOf(former.connection_type)
  if (connection_type !== undefined && !connectionTypes.includes(connection_type)) throw typeNotSupported()
  if (saml_options !== undefined && family !== 'saml') throw typeConflicts()
  if (oidc_options !== undefined && family !== 'oidc') throw typeConflicts()
  if (saml_options !== undefined) checkSamlOptions(saml_options, { isNew: false })
  const authentication = oidc_options && readOidcOptions(ctx, oidc_options, former)
  return {
    input: {
      ...defined({ type, name, state, domains, group_roles, attribute_map }),
      ...defined({
        saml: saml_options === undefined ? body.saml : toSaml(saml_options),
        oidc: oidc_options === undefined ? body.oidc : toOidc(oidc_options, authentication),
      }),
    },
    official: { ...officialPartOf(body), ...(saml_options?.idp_metadata_url === null ? { stopsTracking: true } : {}) },
  }
}

function refuseConflicts(body: UpdateConnectionBody): void {
  const pairs = [
    [body.type, body.connection_type],
    [body.saml, body.saml_options],
    [body.oidc, body.oidc_options],
    [body.attribute_map, body.attribute_maps],
  ]
  if (pairs.some((pair) => pair.every((member) => member !== undefined))) throw conflictingMembers()
  if (body.saml_options !== undefined && body.oidc_options !== undefined) throw bothOptions()
}

function typeOfNew({ type, connection_type, saml, saml_options, oidc, oidc_options }: CreateConnectionBody): string {
  const [hasSaml, hasOidc] = [(saml_options ?? saml) !== undefined, (oidc_options ?? oidc) !== undefined]
  if (type !== undefined && saml_options === undefined && oidc_options === undefined) return type
  const given = type ?? connection_type
  if (given === undefined) {
    if (hasSaml) return 'GenericSAML'
    if (hasOidc) return 'GenericOIDC'
    throw typeOrOptionsRequired()
  }
  const family = connectionTypes.includes(given) && given !== 'TestIdp' ? familyOf(given) : 'other'
  if (family === 'other') throw typeNotSupported()
  if (family === 'saml' ? hasOidc : hasSaml) throw typeConflicts()
  if (family === 'saml' && !hasSaml) throw samlOptionsRequired()
  if (family === 'oidc' && !hasOidc) throw oidcOptionsRequired()
  return given
}

type SamlOptions = NonNullable<OfficialMembers['saml_options']>
type OidcOptions = NonNullable<OfficialMembers['oidc_options']>

function checkSamlOptions(options: SamlOptions, { isNew }: { isNew: boolean }): void {
  const { idp_metadata_url, idp_sso_url, idp_signing_certs, idp_entity_id } = options
  const hasUrl = idp_metadata_url != null
  const entered = [idp_sso_url, idp_signing_certs, idp_entity_id].filter((member) => member !== undefined)
  if (hasUrl && entered.length > 0) throw ambiguousSaml()
  if (isNew && !hasUrl && (idp_sso_url === undefined || idp_signing_certs === undefined)) throw incompleteSaml()
}

function toSaml({ idp_metadata_url, idp_sso_url, idp_entity_id, idp_signing_certs, ...ours }: SamlOptions): SamlInput {
  const { acs_url, sp_entity_id } = ours
  return defined({
    idp_metadata_url: idp_metadata_url ?? undefined,
    idp_sso_url,
    idp_entity_id,
    idp_certificates: idp_signing_certs,
    acs_url,
    sp_entity_id,
  })
}

/** Checks options of OpenID Connect. @returns how the client authenticates from now on; `undefined` for as before */
function readOidcOptions(
  { system }: Context,
  options: OidcOptions,
  former: FormerConnection | undefined,
): ClientAuthentication | undefined {
  const { discovery_endpoint, client_id, client_secret, id_token_signature_algorithm: algorithm } = options
  if (former === undefined && (discovery_endpoint === undefined || client_id === undefined)) throw oidcOptionsRequired()
  if (discovery_endpoint !== undefined && !isSecure(discovery_endpoint, system.config.development))
    throw discoveryNeedsHttps()
  if (algorithm != null && !/^(?:[RPE]S(?:256|384|512)|EdDSA)$/.test(algorithm)) throw algorithmNotSupported()
  const method = authenticationOf(options.token_authentication_method, former === undefined)
  const isSigning = (method ?? former?.authentication) === 'private_key_jwt'
  if (isSigning && client_secret !== undefined) throw clientSecretNotAccepted()
  const needsSecret = method !== undefined && !isSigning && former?.hasSecret !== true
  if (needsSecret && client_secret === undefined) throw clientSecretRequired()
  return method
}

function authenticationOf(method: string | null | undefined, isNew: boolean): ClientAuthentication | undefined {
  if (method === undefined) return isNew ? 'client_secret_basic' : undefined
  if (method === null) return 'client_secret_basic'
  const known = clientAuthentications.find((each) => each === method)
  if (known === undefined) throw authenticationNotSupported()
  return known
}

function isSecure(url: string, isDevelopment: boolean): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (isDevelopment && protocol === 'http:' && isLoopback(hostname))
}

function toOidc(options: OidcOptions, authentication: ClientAuthentication | undefined): OidcInput {
  const { discovery_endpoint, client_id, client_secret } = options
  return defined({ discovery_endpoint, client_id, client_secret, client_authentication: authentication })
}

function officialPartOf(body: UpdateConnectionBody & OfficialMembers): OfficialPart {
  const { external_id, attribute_maps, saml_options, oidc_options } = body
  return {
    isStrict: saml_options !== undefined || oidc_options !== undefined,
    ...defined({
      externalId: external_id,
      attributeMaps: attribute_maps,
      oidc: oidc_options && extrasOf(oidc_options),
    }),
  }
}

function extrasOf({ redirect_uri, pkce, id_token_signature_algorithm, fetch_user_info }: OidcOptions): OidcExtras {
  return defined({
    keptRedirectUri: redirect_uri,
    usesPkce: pkce === null ? true : pkce,
    idTokenAlgorithm: id_token_signature_algorithm,
    asksUserinfo: fetch_user_info,
  })
}
