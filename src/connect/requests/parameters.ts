import { type Static, Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** A list is a parameter that was given more than once, which is the caller's business to refuse. */
const Text = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]))

function described(description: string) {
  return Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())], { description }))
}

/** The parameters of an authorization request, apart from client authentication. */
export const RequestParameters = Type.Object({
  response_type: described('Always `code`.'),
  redirect_uri: described(
    'A redirect URI of the application, compared character by character. On a loopback address, any port is accepted (RFC 8252 §7.3).',
  ),
  scope: described(
    'The scopes, separated by spaces: `openid`, `profile`, `email`, `offline_access` and those of the application.',
  ),
  state: Text,
  code_challenge: described('The PKCE challenge (RFC 7636). Required if the application has `uses_pkce`.'),
  code_challenge_method: described('The method of the challenge: `S256`.'),
  response_mode: described('`query` (default), or `form_post` to send the response as a form.'),
  nonce: Text,
  prompt: described('One or more of `none`, `login`, `consent`, `select_account` and `create`.'),
  max_age: described('The maximum age of the user’s sign-in in seconds.'),
  claims: described('Individual claims to return, as JSON (OpenID Connect Core §5.5).'),
  acr_values: described('How the user should authenticate: one of `acr_values_supported`.'),
  id_token_hint: Type.Optional(
    Type.Union([Type.String(), Type.Array(Type.String())], {
      ...secret,
      description: 'An ID token of the user who must be signed in. It may have expired.',
    }),
  ),
  login_hint: Text,
  ui_locales: described('Languages for the pages, in order of preference.'),
  resource: described('The registered resource for which tokens are (RFC 8707).'),
  dpop_jkt: described('The thumbprint of the key with which the token request will be signed (RFC 9449 §10).'),
  request: described('Not supported.'),
  registration: described('Not supported: requests with it are refused.'),
})
export type RequestParameters = Static<typeof RequestParameters>
