import { failureOf } from '#protocol/failure.ts'

/** Causes that come from our side of a sign-out, with the sentence that an administrator reads. SAML has its own. */
export const signOutFailureCauses = {
  sign_out_not_set_up: 'The connection has no sign-out URL of its provider.',
  unknown_sign_out: 'The answer is to a logout request that this connection did not send, or that is over.',
  sign_out_in_other_browser: 'The response came in a different browser than the one that was sent to the provider.',
  replayed_sign_out: 'The logout request was accepted before. A request is accepted once.',
} as const

export class SignOutFailure extends failureOf('SignOutFailure', signOutFailureCauses) {}
