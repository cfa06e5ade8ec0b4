import { defineError } from '#platform/http/errors.ts'

export const issuerExists = defineError(
  { status: 409, code: 'issuer_already_exists', when: 'The environment trusts the issuer already.' },
  (issuer: string) => `The issuer '${issuer}' is trusted already. Change that one.`,
)
