import type { Context } from '#platform/context.ts'
import { type Certificate, readCertificate } from '#protocol/saml/certificate.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import type { IdentityProvider, WeakCertificate } from '#protocol/saml/index.ts'
import { askProvider, MetadataFailure, passingCauses } from '../../provider-documents/index.ts'
import { readMetadataOnThread } from '../../saml-threads/index.ts'
import { checkAddress, checkBrowserAddress } from '../check-address.ts'
import { connectionRefused } from '../errors.ts'
import type { Binding, NameIdFormat, SamlInput } from '../input-schemas.ts'
import type { Reading } from '../reading.ts'
import { checkKeptAcsUrl, checkKeptEntityId } from './saml-addresses.ts'

/** Settings to store. `undefined` leaves a setting unchanged. */
export interface SamlChange {
  entityId?: string
  signInUrl?: string
  signInBinding?: Binding
  signOutUrl?: string | null
  signOutBinding?: Binding
  signOutResponseUrl?: string | null
  signsOutAtProvider?: boolean
  /** Where metadata is read from. Null where the settings came in another way. */
  source?: MetadataSource | null
  certificates?: readonly Certificate[]
  /** The certificates in the metadata that are ignored. */
  ignoredCertificates?: readonly WeakCertificate[]
  signsRequests?: boolean
  allowsSha1?: boolean
  allowsIdpInitiated?: boolean
  forcesAuthentication?: boolean
  nameIdFormat?: NameIdFormat | null
  /** Addresses of an earlier product. Null for ours. */
  keptAcsUrl?: string | null
  keptEntityId?: string | null
  allowsMissingNameId?: boolean
}

interface MetadataSource {
  url: string
  etag: string | null
  /** Why it could not be read. */
  failure: MetadataFailure | null
  isRead: boolean
}

/**
 * A provider's settings from a request, completed from its metadata. Waits for another server, so call it outside of
 * transactions.
 *
 * @throws connectionRefused
 */
export async function resolveSaml(ctx: Context, input: SamlInput, reading: Reading): Promise<SamlChange> {
  const change = { ...(await fromMetadata(ctx, input, reading)), ...fromMembers(input) }
  if (change.signInUrl !== undefined) checkBrowserAddress(ctx, 'saml.idp_sso_url', change.signInUrl)
  if (change.signOutUrl != null) checkBrowserAddress(ctx, 'saml.idp_slo_url', change.signOutUrl)
  if (change.signOutResponseUrl != null) {
    checkBrowserAddress(ctx, 'saml.idp_slo_response_url', change.signOutResponseUrl)
  }
  if (change.keptAcsUrl != null) checkKeptAcsUrl(ctx, change.keptAcsUrl)
  if (change.keptEntityId != null) checkKeptEntityId(change.keptEntityId)
  return change
}

async function fromMetadata(ctx: Context, input: SamlInput, reading: Reading): Promise<SamlChange> {
  const { idp_metadata_xml: text, idp_metadata_url: url } = input
  if (url !== undefined && (text !== undefined || isTypedIn(input))) {
    throw connectionRefused('saml.idp_metadata_url', 'Send the URL of the metadata or what is in it, not both.')
  }
  if (url !== undefined) return fromUrl(ctx, url, reading)
  if (text === undefined) return isTypedIn(input) ? { source: null } : {}
  return { ...(await fromText(ctx, text)), source: null }
}

/** What was typed in is not overwritten by metadata that is read again: S-8 holds for a certificate that was removed. */
function isTypedIn(input: SamlInput): boolean {
  const { idp_entity_id, idp_sso_url, idp_slo_url, idp_slo_response_url, idp_slo_binding, idp_certificates } = input
  const typed = [idp_entity_id, idp_sso_url, idp_slo_url, idp_slo_response_url, idp_slo_binding, idp_certificates]
  return typed.some((member) => member !== undefined)
}

async function fromText(ctx: Context, text: string): Promise<SamlChange> {
  try {
    return changeOf(await readMetadataOnThread(ctx.system, text))
  } catch (error) {
    if (error instanceof SamlFailure) throw connectionRefused('saml.idp_metadata_xml', error.message, error.reason)
    throw error
  }
}

/** A provider that doesn't answer yet is no reason to refuse its connection, unless reading is required. */
async function fromUrl(ctx: Context, url: string, reading: Reading): Promise<SamlChange> {
  const field = 'saml.idp_metadata_url'
  checkAddress(ctx, field, url)
  if (reading === 'later') return { source: { url, etag: null, failure: null, isRead: false } }
  try {
    const found = await askProvider(ctx, url)
    if (reading === 'required') checkExpiry(ctx, field, found?.provider)
    const source = { url, etag: found?.etag ?? null, failure: null, isRead: true }
    return found === undefined ? { source } : { ...changeOf(found.provider), source }
  } catch (failure) {
    if (!(failure instanceof MetadataFailure)) throw failure
    if (reading === 'required' || !passingCauses.includes(failure.reason))
      throw connectionRefused(field, failure.message, failure.reason, failure.details)
    return { source: { url, etag: null, failure, isRead: false } }
  }
}

/** Of an administrator who enters metadata now: nothing signed with these certificates would be accepted. */
function checkExpiry(ctx: Context, field: string, provider: IdentityProvider | undefined): void {
  const certificates = provider?.certificates ?? []
  if (certificates.length > 0 && certificates.every(({ expiresAt }) => expiresAt <= ctx.now()))
    throw connectionRefused(field, 'The certificates in the metadata have expired.', 'certificate_expired')
}

/** What metadata changes of a connection. */
export function changeOf(provider: IdentityProvider): SamlChange {
  const { wantsSignedRequests, ...change } = provider
  return wantsSignedRequests ? { ...change, signsRequests: true } : change
}

function fromMembers(input: SamlInput): SamlChange {
  return {
    ...given('entityId', input.idp_entity_id),
    ...given('signInUrl', input.idp_sso_url),
    ...given('signOutUrl', input.idp_slo_url),
    // The response URL of another sign-out URL does not belong to this one.
    ...given(
      'signOutResponseUrl',
      input.idp_slo_url === undefined ? input.idp_slo_response_url : (input.idp_slo_response_url ?? null),
    ),
    ...given('signsOutAtProvider', input.sign_out_at_provider),
    ...given('signOutBinding', input.idp_slo_binding),
    ...given('certificates', input.idp_certificates?.map(certificateOf)),
    // What is typed in is taken as a whole, or refused.
    ...given('ignoredCertificates', input.idp_certificates && []),
    ...given('signsRequests', input.sign_requests),
    ...given('allowsSha1', input.allow_sha1),
    ...given('allowsIdpInitiated', input.allow_idp_initiated),
    ...given('forcesAuthentication', input.force_authn),
    ...given('nameIdFormat', input.name_id_format),
    ...given('keptAcsUrl', input.acs_url),
    ...given('keptEntityId', input.sp_entity_id),
    ...given('allowsMissingNameId', input.allow_missing_name_id),
  }
}

function given<Name extends keyof SamlChange>(name: Name, value: SamlChange[Name]): SamlChange {
  return value === undefined ? {} : { [name]: value }
}

function certificateOf(text: string): Certificate {
  try {
    return readCertificate(text)
  } catch (error) {
    if (error instanceof SamlFailure) throw connectionRefused('saml.idp_certificates', error.message, error.reason)
    throw error
  }
}
