import type { Context } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { defined } from '#platform/defined.ts'
import { isRecord } from '#platform/records.ts'
import { announcedAuthentications } from '#protocol/oidc/index.ts'
import { connectionRefused } from '../errors.ts'
import { checkAddress, checkBrowserAddress, fetchDocument } from '../fetch-document.ts'
import type { Reading } from '../reading.ts'
import type { OidcInput } from '../schemas.ts'
import { authenticationFor, type ClientAuthentication } from './client-authentication.ts'
import { newOidcKey } from './oidc-keys.ts'

const wellKnown = '/.well-known/openid-configuration'

/** Settings to store. What is `undefined` stays as it is. */
export interface OidcChange {
  discoveryEndpoint?: string
  /** Null until the document could be read. */
  issuer?: string | null
  clientId?: string
  clientSecret?: string
  /** Null for what the provider announces. */
  clientAuthentication?: ClientAuthentication | null
  scopes?: readonly string[]
  /** For a client that signs. */
  key?: SigningMaterial
}

/**
 * What a request says of a provider, with its discovery document read if it answers. Waits for another server, so it is
 * called outside of transactions.
 *
 * @throws connectionRefused for a forbidden address and for a document of another issuer (O-5).
 */
export async function resolveOidc(
  ctx: Context,
  input: OidcInput,
  reading: Reading,
  givenKey?: SigningMaterial,
): Promise<OidcChange> {
  const { signs, ...provider } = await providerOf(ctx, input, reading)
  const authentication = input.client_authentication ?? (signs ? 'private_key_jwt' : undefined)
  return {
    ...provider,
    ...defined({
      clientId: input.client_id,
      clientSecret: input.client_secret,
      clientAuthentication: input.client_authentication,
      scopes: input.scopes,
    }),
    ...(authentication === 'private_key_jwt' ? { key: givenKey ?? (await newOidcKey(ctx)) } : {}),
  }
}

interface FoundProvider extends Pick<OidcChange, 'discoveryEndpoint' | 'issuer'> {
  /** Whether its clients can only authenticate by signatures. */
  signs: boolean
}

async function providerOf(
  ctx: Context,
  { issuer, discovery_endpoint }: OidcInput,
  reading: Reading,
): Promise<FoundProvider> {
  const discoveryEndpoint = discovery_endpoint ?? (issuer === undefined ? undefined : discoveryOf(issuer))
  if (discoveryEndpoint === undefined) return { signs: false }
  const field = discovery_endpoint === undefined ? 'oidc.issuer' : 'oidc.discovery_endpoint'
  if (!discoveryEndpoint.endsWith(wellKnown))
    throw connectionRefused(field, `Its path ends in ${wellKnown}.`, 'no_discovery_endpoint')
  const possible = issuer === undefined ? issuersAt(discoveryEndpoint) : [issuer]
  checkAddress(ctx, field, discoveryEndpoint)
  const document =
    reading === 'later' ? undefined : await readDocument(ctx, field, discoveryEndpoint, reading === 'required')
  if (document === undefined) return { discoveryEndpoint, issuer: issuer ?? null, signs: false }
  const found = possible.find((each) => each === document.issuer)
  if (found === undefined) throw connectionRefused(field, 'The document there is of another issuer.', 'other_issuer')
  const signs = authenticationFor(announcedAuthentications(document), true) === 'private_key_jwt'
  return { discoveryEndpoint, issuer: found, signs }
}

/** The issuers that may publish what they are at an address: with and without a slash at the end they do so at the same one. */
export function issuersAt(discoveryEndpoint: string): string[] {
  const base = discoveryEndpoint.slice(0, -wellKnown.length)
  return [base, `${base}/`]
}

function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}${wellKnown}`
}

/** `undefined` if there is none yet. What it says is checked again at each use. */
async function readDocument(
  ctx: Context,
  field: string,
  url: string,
  isRequired: boolean,
): Promise<Record<string, unknown> | undefined> {
  const document = parse(await fetchDocument(ctx, field, url, isRequired))
  if (document === undefined) {
    if (isRequired) throw connectionRefused(field, 'There is no discovery document at this address.', 'not_json')
    return undefined
  }
  for (const name of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
    const address = document[name]
    if (typeof address === 'string') checkAddress(ctx, field, address)
  }
  const page = document.authorization_endpoint
  if (typeof page === 'string') checkBrowserAddress(ctx, field, page)
  return document
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text)
    return isRecord(value) && typeof value.issuer === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
