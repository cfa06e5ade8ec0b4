import type { Context } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { defined } from '#platform/defined.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { announcedAuthentications } from '#protocol/oidc/index.ts'
import { addressesIn, askDiscovery, type DiscoveryDocument, DiscoveryFailure } from '../../provider-documents/index.ts'
import { checkAddress, checkBrowserAddress } from '../check-address.ts'
import { connectionRefused } from '../errors.ts'
import type { OidcInput } from '../input-schemas.ts'
import type { Reading } from '../reading.ts'
import { authenticationFor, type ClientAuthentication } from './client-authentication.ts'
import { newOidcKey } from './oidc-keys.ts'

const wellKnown = '/.well-known/openid-configuration'

/** Settings to store. `undefined` leaves a setting unchanged. */
export interface OidcChange {
  discoveryEndpoint?: string
  /** How its reading went, of a change that names a provider. */
  discovery?: Discovery
  /** Null until the document could be read. */
  issuer?: string | null
  clientId?: string
  clientSecret?: string
  /** Null for what the provider announces. */
  clientAuthentication?: ClientAuthentication | null
  scopes?: readonly string[]
  acceptsIdentityAssertions?: boolean
  /** For a client that signs. */
  key?: SigningMaterial
}

/** Whether the discovery document was read, or why not: `failure` is null where no one has tried. */
export type Discovery = { isRead: true } | { isRead: false; failure: DiscoveryFailure | null }

/**
 * A provider's settings from a request, completed from its discovery document if it responds. Waits for another server,
 * so call it outside of transactions.
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
      acceptsIdentityAssertions: input.accept_identity_assertions,
    }),
    ...(authentication === 'private_key_jwt' ? { key: givenKey ?? (await newOidcKey(ctx)) } : {}),
  }
}

interface FoundProvider extends Pick<OidcChange, 'discoveryEndpoint' | 'discovery' | 'issuer'> {
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
    reading === 'later' ? null : await readDocument(ctx, field, discoveryEndpoint, reading === 'required')
  if (document === null || document instanceof DiscoveryFailure) {
    const discovery = { isRead: false, failure: document } as const
    return { discoveryEndpoint, discovery, issuer: issuer ?? null, signs: false }
  }
  const found = possible.find((each) => each === document.issuer)
  if (found === undefined) throw connectionRefused(field, 'The document there is of another issuer.', 'other_issuer')
  const signs = authenticationFor(announcedAuthentications(document), true) === 'private_key_jwt'
  return { discoveryEndpoint, discovery: { isRead: true }, issuer: found, signs }
}

/** The issuers that may publish what they are at an address: with and without a slash at the end they do so at the same one. */
export function issuersAt(discoveryEndpoint: string): string[] {
  const base = discoveryEndpoint.slice(0, -wellKnown.length)
  return [base, `${base}/`]
}

function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}${wellKnown}`
}

/** Checks a document, which is checked again at each use. @throws connectionRefused */
async function readDocument(
  ctx: Context,
  field: string,
  url: string,
  isRequired: boolean,
): Promise<DiscoveryDocument | DiscoveryFailure> {
  try {
    const document = await askDiscovery(ctx, url)
    const { asked, visited } = addressesIn(document)
    for (const address of asked) checkAddress(ctx, field, address)
    for (const address of visited) checkBrowserAddress(ctx, field, address)
    return document
  } catch (error) {
    if (error instanceof OutgoingError) throw connectionRefused(field, error.message, error.reason)
    if (!(error instanceof DiscoveryFailure)) throw error
    if (isRequired) throw connectionRefused(field, error.message, error.reason, error.details)
    return error
  }
}
