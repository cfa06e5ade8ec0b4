import { DomainError } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import { connectionRefused } from '../errors.ts'
import { invalidCertificate, invalidSsoUrl, metadataFetchFailed, notVerified } from './errors.ts'

/** Official error codes, by the name of our member that is refused. */
const officialErrors: Readonly<Record<string, () => DomainError>> = {
  'saml.idp_metadata_url': metadataFetchFailed,
  'saml.idp_sso_url': invalidSsoUrl,
  'saml.idp_certificates': invalidCertificate,
  'oidc.discovery_endpoint': notVerified,
}

/** Gives a refusal its official name, if it has one. @throws always */
export function throwOfficial(error: unknown): never {
  if (!(error instanceof DomainError) || error.definition !== connectionRefused.definition) throw error
  const [fault]: unknown[] = Array.isArray(error.details.errors) ? error.details.errors : []
  const field = isRecord(fault) && typeof fault.field === 'string' ? fault.field : ''
  throw officialErrors[field]?.() ?? error
}
