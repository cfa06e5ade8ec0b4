import type { Context } from '../../platform/context.ts'
import { type Certificate, readCertificate } from '../../protocol/saml/certificate.ts'
import { SamlFailure } from '../../protocol/saml/failure.ts'
import { connectionRefused } from './errors.ts'
import { checkBrowserAddress, fetchDocument } from './fetch-document.ts'
import type { SamlInput } from './schemas.ts'

/** Settings to store. What is `undefined` stays as it is. */
export interface SamlChange {
  entityId?: string
  signInUrl?: string
  signInBinding?: 'redirect' | 'post'
  signOutUrl?: string | null
  /** Null where the settings came in another way. */
  metadataUrl?: string | null
  certificates?: readonly Certificate[]
  signsRequests?: boolean
  allowsSha1?: boolean
  allowsIdpInitiated?: boolean
  /** Whether the metadata behind the URL was read. */
  isRead?: boolean
}

/**
 * What a request says of a provider, with its metadata read. Waits for another server, so it is called outside of
 * transactions.
 *
 * @throws connectionRefused
 */
export async function resolveSaml(ctx: Context, input: SamlInput): Promise<SamlChange> {
  const change = { ...(await fromMetadata(ctx, input)), ...fromMembers(input) }
  if (change.signInUrl !== undefined) checkBrowserAddress(ctx, 'saml.idp_sso_url', change.signInUrl)
  if (change.signOutUrl != null) checkBrowserAddress(ctx, 'saml.idp_slo_url', change.signOutUrl)
  return change
}

async function fromMetadata(ctx: Context, input: SamlInput): Promise<SamlChange> {
  if (input.idp_metadata_xml !== undefined) {
    if (input.idp_metadata_url !== undefined) {
      throw connectionRefused('saml.idp_metadata_xml', 'Send the metadata or its URL, not both.')
    }
    return { ...(await read('saml.idp_metadata_xml', input.idp_metadata_xml)), metadataUrl: null }
  }
  if (input.idp_metadata_url === undefined) return {}
  const text = await fetchDocument(ctx, 'saml.idp_metadata_url', input.idp_metadata_url)
  const found = text === undefined ? {} : await read('saml.idp_metadata_url', text)
  return { ...found, metadataUrl: input.idp_metadata_url, isRead: text !== undefined }
}

async function read(field: string, text: string): Promise<SamlChange> {
  // Loaded here: a server without SAML needs no parser.
  const { readMetadata } = await import('../../protocol/saml/identity-provider/metadata.ts')
  const { entityId, signInUrl, signInBinding, signOutUrl, certificates, wantsSignedRequests } = refusing(field, () =>
    readMetadata(text),
  )
  const change = { entityId, signInUrl, signInBinding, signOutUrl, certificates }
  return wantsSignedRequests ? { ...change, signsRequests: true } : change
}

function fromMembers(input: SamlInput): SamlChange {
  const certificates = input.idp_certificates?.map((text) =>
    refusing('saml.idp_certificates', () => readCertificate(text)),
  )
  return {
    ...(input.idp_entity_id === undefined ? {} : { entityId: input.idp_entity_id }),
    ...(input.idp_sso_url === undefined ? {} : { signInUrl: input.idp_sso_url }),
    ...(certificates === undefined ? {} : { certificates }),
    ...(input.sign_requests === undefined ? {} : { signsRequests: input.sign_requests }),
    ...(input.allow_sha1 === undefined ? {} : { allowsSha1: input.allow_sha1 }),
    ...(input.allow_idp_initiated === undefined ? {} : { allowsIdpInitiated: input.allow_idp_initiated }),
  }
}

function refusing<T>(field: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof SamlFailure) throw connectionRefused(field, error.message)
    throw error
  }
}
