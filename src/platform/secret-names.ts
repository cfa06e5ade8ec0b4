/** Names of members whose text gives access to something, now or later. */
const secretName =
  /(^|_)(password|passphrase|secret|tokens?|codes?|verifier|hash|value|otp|link|credentials?|assertion|signature|cookie|samlresponse|samlrequest)$|_keys?$/i
/** Names that end like those and give access to nothing. */
const harmlessName = /^(country_code|zip_code|status_code|error_code|external_key|public_key|default_value)$/i

/** What is a secret by its form, wherever it stands. */
export const secretForms: readonly RegExp[] = [
  /\b(?:sk|whsec)_\w+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /otpauth:[^\s"<>]+/g,
]

/** Whether a member of this name holds a secret, by the names of the whole API. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name)
}
