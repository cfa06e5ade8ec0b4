import { defineError, notFound } from '#platform/http/errors.ts'

export function receiverNotFound(connectionId: string) {
  return notFound('Signal receiver', connectionId)
}

export const transmitterUnusable = defineError(
  {
    status: 422,
    code: 'signal_transmitter_unusable',
    when: 'The issuer of a signal receiver, or the address of its keys, cannot be used, or its SSF metadata cannot be read.',
    next: 'The message says why. Give `jwks_uri` if the issuer has no SSF metadata.',
  },
  (why: string) => why,
)

// The words of RFC 8935 §2.4.

export const signalUnusable = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'A signal is not a signed token of its type, lacks a claim, or is older than a week.',
  },
  (why: string) => `The security event cannot be used: ${why}.`,
)

export const signalOfOtherIssuer = defineError(
  { status: 400, code: 'invalid_issuer', when: 'A signal is not of the issuer of the connection’s signal receiver.' },
  () => 'The issuer of the security event is not that of this receiver.',
)

export const signalForOthers = defineError(
  { status: 400, code: 'invalid_audience', when: 'A signal is for another receiver, or for others too.' },
  () => 'The security event is not for this receiver alone.',
)

export const signalKeyUnknown = defineError(
  { status: 400, code: 'invalid_key', when: 'The issuer of a signal does not publish the key that signed it.' },
  () => 'The issuer does not publish the key that the security event names.',
)

export const signalNotAuthentic = defineError(
  { status: 400, code: 'authentication_failed', when: 'A signal is not signed by its issuer.' },
  () => 'The security event is not signed by its issuer.',
)

export const signalKeysUnavailable = defineError(
  {
    status: 503,
    code: 'keys_unavailable',
    when: 'The keys of the issuer of a signal cannot be read at the moment.',
    next: 'Send the signal again later.',
  },
  () => 'The keys of the issuer cannot be read at the moment. Send the security event again later.',
)

export const refusals = [
  signalUnusable,
  signalOfOtherIssuer,
  signalForOthers,
  signalKeyUnknown,
  signalNotAuthentic,
  signalKeysUnavailable,
]
