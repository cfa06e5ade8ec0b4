/** How a client proves to an OpenID Connect provider that it is itself. */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
export type ClientAuthentication = (typeof clientAuthentications)[number]
