import { defineError, platformErrors } from '../platform/http/errors.ts'

export const domainAlreadyExists = defineError(
  { status: 409, code: 'domain_already_exists', when: 'The organization has this domain already.' },
  () => 'Domain already exists for this organization.',
)

export const domainVerifiedElsewhere = defineError(
  { status: 409, code: 'domain_already_exists', when: 'Another organization has proven that this domain is its own.' },
  (domain: string) => `The domain ${domain} is verified by another organization.`,
)

export const domainAlreadyVerified = defineError(
  { status: 400, code: 'domain_already_verified', when: 'The domain needs no verification any more.' },
  () => 'Domain has already been verified.',
)

const reasons = {
  malformed: 'is not a domain name',
  ip_address: 'is an IP address; give a domain name',
  single_label: 'has no top-level domain',
  wildcard: 'holds a wildcard; give each domain by itself',
  public_suffix: 'is a public suffix that nobody owns alone',
  consumer: 'is a public mail domain that no organization owns',
}

/** A 422 that says what is wrong with a domain. */
export function domainRefused(field: string, refusal: keyof typeof reasons) {
  return platformErrors.invalidRequest([
    { field, code: `${field}_${refusal}`, message: `${field} ${reasons[refusal]}` },
  ])
}
