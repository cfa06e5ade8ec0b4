/** Every cause for which a logout message is refused beside those of all messages, with the sentence that an administrator reads. */
export const logoutFailureCauses = {
  ambiguous_query: 'The address carries no SAML message, or a part of it twice.',
  not_deflated: 'The message is not compressed as HTTP-Redirect wants it.',
  not_a_logout_request: 'The message is not a logout request. Send it to the sign-out URL of this connection.',
  not_a_logout_response: 'The message is not a response to a logout request.',
  unsigned_message: 'The message is not signed. Configure the provider to sign its logout messages.',
  missing_issue_instant: 'The message does not say when it was issued.',
  issued_too_early: 'The message was issued in the future: a clock is wrong.',
  logout_expired: 'The message came too late, or a clock is wrong.',
  encrypted_name_id: 'The logout request hides who it is about. Configure the provider to send the NameID unencrypted.',
  missing_in_response_to: 'The response does not say to which logout request it belongs.',
  sign_out_refused: 'The provider did not sign the person out.',
} as const

export type LogoutFailureCause = keyof typeof logoutFailureCauses
