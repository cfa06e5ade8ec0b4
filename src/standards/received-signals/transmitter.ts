import type { Context } from '#platform/context.ts'
import { createKeptKeys } from '#platform/outgoing/kept-keys.ts'
import { type KeySet, OidcFailure, readKeySet } from '#protocol/oidc/index.ts'
import { checkProviderAddress, createSender, getDocument } from '#sso/oidc-client/index.ts'
import { transmitterUnusable } from './errors.ts'

/** Of its metadata, what we use. */
export interface TransmitterMetadata {
  issuer: string
  jwks_uri: string
  delivery_methods_supported: unknown[] | undefined
  configuration_endpoint: string
  verification_endpoint: string | undefined
}

/** @throws transmitterUnusable */
export async function readMetadata(ctx: Context, issuer: string): Promise<TransmitterMetadata> {
  const metadata = await getMetadata(ctx, issuer)
  const { configuration_endpoint, verification_endpoint, delivery_methods_supported } = metadata
  if (typeof configuration_endpoint !== 'string')
    throw transmitterUnusable(
      'The SSF metadata of the issuer has no `configuration_endpoint`. Create the stream there.',
    )
  return {
    issuer,
    jwks_uri: keyAddressIn(metadata),
    delivery_methods_supported: Array.isArray(delivery_methods_supported) ? delivery_methods_supported : undefined,
    configuration_endpoint,
    verification_endpoint: typeof verification_endpoint === 'string' ? verification_endpoint : undefined,
  }
}

/** Where the keys of a transmitter are, by its metadata. @throws transmitterUnusable */
export async function findKeyAddress(ctx: Context, issuer: string): Promise<string> {
  return keyAddressIn(await getMetadata(ctx, issuer))
}

function keyAddressIn({ jwks_uri }: Record<string, unknown>): string {
  if (typeof jwks_uri === 'string' && jwks_uri.length <= 2_000) return jwks_uri
  throw transmitterUnusable('The SSF metadata of the issuer has no `jwks_uri`.')
}

/** At `/.well-known/ssf-configuration` between the host and the path of the issuer (SSF 1.0 §7.2.1). @throws transmitterUnusable */
async function getMetadata(ctx: Context, issuer: string): Promise<Record<string, unknown>> {
  checkAddress(ctx, issuer, 'issuer')
  const { origin, pathname } = new URL(issuer)
  const url = `${origin}/.well-known/ssf-configuration${pathname === '/' ? '' : pathname}`
  const metadata = await getDocument(createSender(ctx.system), url).catch((error: unknown) => {
    if (!(error instanceof OidcFailure)) throw error
    throw transmitterUnusable(
      `The SSF metadata at ${url} cannot be read. ${error.message} Give \`jwks_uri\` if there is none.`,
    )
  })
  if (metadata.issuer !== issuer) throw transmitterUnusable(`The SSF metadata at ${url} is of another \`issuer\`.`)
  return metadata
}

/** Whether we would ask an address: https, and outside of forbidden networks. @throws transmitterUnusable */
export function checkAddress({ system }: Context, address: string, member: string): void {
  try {
    checkProviderAddress(system, address)
  } catch (error) {
    if (!(error instanceof OidcFailure)) throw error
    throw transmitterUnusable(`\`${member}\` cannot be used. ${error.message}`)
  }
}

const keySets = createKeptKeys<KeySet | undefined>({ ms: 600_000, isKept: (keys) => keys !== undefined })

/** The keys at an address, ten minutes old at most; `undefined` if they can't be read. */
export function keysAt(ctx: Context, address: string): Promise<KeySet | undefined> {
  return keySets.get(ctx, address, () => readKeys(ctx, address))
}

/** The keys at an address, a minute old at most: for a key that is not among those of {@link keysAt}. */
export function newestKeysAt(ctx: Context, address: string): Promise<KeySet | undefined> {
  return keySets.getNewest(ctx, address, () => readKeys(ctx, address))
}

async function readKeys(ctx: Context, address: string): Promise<KeySet | undefined> {
  try {
    return readKeySet(await getDocument(createSender(ctx.system), address))
  } catch (error) {
    if (!(error instanceof OidcFailure)) throw error
    ctx.log.warn({ address, reason: error.reason }, 'The keys of a transmitter of signals could not be read')
    return undefined
  }
}
