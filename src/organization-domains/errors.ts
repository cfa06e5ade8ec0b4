import { defineError, platformErrors } from '../platform/http/errors.ts'

export const domainAlreadyExists = defineError(
  { status: 409, code: 'domain_already_exists', when: 'The organization already has this domain.' },
  () => 'Domain already exists for this organization.',
)

export const domainVerifiedElsewhere = defineError(
  { status: 409, code: 'domain_already_exists', when: 'Another organization has verified this domain.' },
  (domain: string) => `The domain ${domain} is verified by another organization.`,
)

export const domainAlreadyVerified = defineError(
  { status: 400, code: 'domain_already_verified', when: 'The domain is already verified.' },
  () => 'Domain has already been verified.',
)

const reasons = {
  malformed: 'is not a domain name',
  ip_address: 'is an IP address; give a domain name',
  single_label: 'has no top-level domain',
  wildcard: 'contains a wildcard; add each domain by itself',
  public_suffix: 'is a public suffix',
  consumer: 'is a public email domain',
}

/** A 422 for an invalid domain. */
export function domainRefused(field: string, refusal: keyof typeof reasons) {
  return platformErrors.invalidRequest([
    { field, code: `${field}_${refusal}`, message: `${field} ${reasons[refusal]}` },
  ])
}
