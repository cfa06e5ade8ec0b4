import { defineError, platformErrors } from '#platform/http/errors.ts'

export const domainAlreadyExists = defineError(
  { status: 409, code: 'domain_already_exists', when: 'The organization already has this domain.' },
  () => 'Domain already exists for this organization.',
)

export const domainVerifiedElsewhere = defineError(
  { status: 409, code: 'domain_already_exists', when: 'Another organization has verified this domain.' },
  // The official command line takes a conflict for done where it says "already exists".
  (domain: string) => `The domain ${domain} already exists: another organization has verified it.`,
)

export const domainAlreadyVerified = defineError(
  { status: 400, code: 'domain_already_verified', when: 'The domain is already verified.' },
  () => 'Domain has already been verified.',
)

const reasons = {
  malformed: 'is not a domain name. Send one such as example.com.',
  ip_address: 'is an IP address. Send a domain name such as example.com.',
  single_label: 'has no top-level domain. Send a domain name such as example.com.',
  wildcard: 'contains a wildcard. Add each domain separately.',
  public_suffix: 'is a public suffix. Send a domain below it.',
  consumer: 'is a public email domain. Send a domain that the organization owns.',
}

/** A 422 for an invalid domain. */
export function domainRefused(field: string, refusal: keyof typeof reasons) {
  return platformErrors.invalidRequest([
    { field, code: `${field}_${refusal}`, message: `\`${field}\` ${reasons[refusal]}` },
  ])
}
