import type { Context } from '#platform/context.ts'
import { addressesOf } from '../addresses.ts'
import { checkBrowserAddress } from '../check-address.ts'
import { connectionRefused } from '../errors.ts'

/** The addresses by which a provider knows a connection from an earlier product. Null for ours. */
export interface KeptAddresses {
  kept_acs_url: string | null
  kept_sp_entity_id: string | null
}

/** What a provider knows a connection of SAML by. */
export interface SamlAddresses {
  /** What our metadata and requests name. */
  acsUrl: string
  spEntityId: string
  /** What a response may name: each is an address of this connection alone (S-13, S-14, S-18). */
  acsUrls: readonly string[]
  spEntityIds: readonly string[]
}

/** A response may name ours as well, so that a provider can be given them before the kept ones are removed. */
export function samlAddressesOf(
  ctx: Context,
  { external_key }: { external_key: string },
  { kept_acs_url, kept_sp_entity_id }: KeptAddresses,
): SamlAddresses {
  const own = addressesOf(ctx, external_key)
  return {
    acsUrl: kept_acs_url ?? own.acsUrl,
    spEntityId: kept_sp_entity_id ?? own.spEntityId,
    acsUrls: [...(kept_acs_url === null ? [] : [kept_acs_url]), own.acsUrl],
    spEntityIds: [...(kept_sp_entity_id === null ? [] : [kept_sp_entity_id]), own.spEntityId],
  }
}

/** For an address that responses come to by a browser. @throws connectionRefused */
export function checkKeptAcsUrl(ctx: Context, url: string): void {
  checkBrowserAddress(ctx, 'saml.acs_url', url)
  if (url.includes('#')) throw connectionRefused('saml.acs_url', 'Remove the fragment.')
}

/** SAML core §8.3.6 asks for a URI; products have used any name. @throws connectionRefused */
export function checkKeptEntityId(entityId: string): void {
  if (/[\s\p{Cc}\p{Cf}]/u.test(entityId)) {
    throw connectionRefused(
      'saml.sp_entity_id',
      'It has blanks or control characters. Enter it as the provider has it.',
    )
  }
}

/**
 * What a change keeps, of a connection that is known. Its own addresses, which an answer of ours may have named, are not kept;
 * those of another connection cannot be (S-18).
 *
 * @throws connectionRefused
 */
export function keptOf(
  ctx: Context,
  { external_key }: { external_key: string },
  { acsUrl, spEntityId }: { acsUrl: string | null | undefined; spEntityId: string | null | undefined },
  current: KeptAddresses,
): KeptAddresses {
  const own = addressesOf(ctx, external_key)
  return {
    kept_acs_url: keep(ctx, 'saml.acs_url', own.acsUrl, acsUrl, current.kept_acs_url),
    kept_sp_entity_id: keep(ctx, 'saml.sp_entity_id', own.spEntityId, spEntityId, current.kept_sp_entity_id),
  }
}

function keep(
  { system }: Context,
  field: string,
  own: string,
  wanted: string | null | undefined,
  current: string | null,
): string | null {
  if (wanted === undefined) return current
  if (wanted === null || wanted === own) return null
  if (wanted.startsWith(`${system.config.url}/sso/`)) {
    throw connectionRefused(field, 'It is an address of another connection. Leave it out: this one has its own.')
  }
  return wanted
}

/** Two connections to one provider with the same kept addresses could take each other's responses. */
export const keptElsewhere = () =>
  connectionRefused(
    'saml.acs_url',
    'Another connection to this provider has the same addresses. Set those of one connection to `null` to use its own.',
  )
