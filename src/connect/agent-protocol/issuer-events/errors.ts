import { defineError } from '#platform/http/errors.ts'

// The words of RFC 8935 §2.4.

export const eventUnusable = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'The security event is not a signed token of its type, lacks a claim, or is older than a week.',
  },
  (why: string) => `The security event cannot be used: ${why}.`,
)

export const eventOfUnknownIssuer = defineError(
  { status: 400, code: 'invalid_issuer', when: 'The environment does not trust the issuer of the security event.' },
  () => 'The issuer of the security event is not trusted here.',
)

export const eventKeyUnknown = defineError(
  {
    status: 400,
    code: 'invalid_key',
    when: 'The issuer of the security event publishes no key with the `kid` of its signature.',
  },
  () => 'The issuer of the security event does not publish the key that it names.',
)

export const eventNotAuthentic = defineError(
  {
    status: 400,
    code: 'authentication_failed',
    when: 'The security event is not signed by the issuer that it names.',
  },
  () => 'The security event is not signed by the issuer that it names.',
)

export const eventForOthers = defineError(
  {
    status: 400,
    code: 'invalid_audience',
    when: 'The security event is for another server, or for others too.',
  },
  () => 'The security event is not for this server alone: its `aud` has to be the `issuer` of the metadata.',
)
