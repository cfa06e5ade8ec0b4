import { defineError } from '#platform/http/errors.ts'

export const redirectUriRefused = defineError(
  { status: 400, code: 'invalid_redirect_uri', when: 'The URI is not allowed as a redirect URI.' },
  (uri: string, why: string) => `The redirect URI '${uri}' cannot be registered: ${why}.`,
)

export const redirectUriExists = defineError(
  { status: 422, code: 'redirect_uri_already_exists', when: 'The redirect URI is already registered.' },
  (uri: string) => `Redirect URI '${uri}' already exists.`,
)

export const defaultRedirectUri = defineError(
  {
    status: 409,
    code: 'default_redirect_uri',
    when: 'The default redirect URI cannot be deleted while others are registered.',
  },
  () => 'The default redirect URI cannot be deleted. Delete the others first.',
)
