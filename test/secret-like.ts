/** Names whose members have to say whether they are secrets. */
export const secretLike =
  /(^|_)(password|passphrase|secret|tokens?|codes?|verifier|hash|value|otp|link|credentials?|assertion|signature|cookie|samlresponse|samlrequest)$|_keys?$/i
