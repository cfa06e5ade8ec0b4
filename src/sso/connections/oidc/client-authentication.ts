/** How a client proves to an OpenID Connect provider that it is itself, the preferred way first. */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
export type ClientAuthentication = (typeof clientAuthentications)[number]

/**
 * The method of a connection for which none is set: the first that its provider announces. `client_secret_basic` if the
 * provider announces none of them, because every provider must support it (RFC 6749 §2.3.1).
 */
export function authenticationFor(announced: readonly string[], hasSecret: boolean): ClientAuthentication {
  if (!hasSecret) return 'private_key_jwt'
  return clientAuthentications.find((each) => announced.includes(each)) ?? 'client_secret_basic'
}
