import { type Static, Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** A list is a parameter that was given more than once, which is the caller's business to refuse. */
const Text = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]))

function described(description: string) {
  return Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())], { description }))
}

/** What an authorization request consists of, beside how its client proves itself. */
export const RequestParameters = Type.Object({
  response_type: described('`code`.'),
  redirect_uri: described(
    'One of the application, compared character by character. Of a loopback address any port will do (RFC 8252 §7.3).',
  ),
  scope: described('Separated by spaces: `openid`, `profile`, `email`, `offline_access` and those of the application.'),
  state: Text,
  code_challenge: described('RFC 7636. Required of applications that use PKCE (`uses_pkce`).'),
  code_challenge_method: described('`S256`.'),
  response_mode: described('`query`, or `form_post` for a page that sends the answer as a form.'),
  nonce: Text,
  prompt: described('`none`, `login`, `consent`, `select_account` or `create`.'),
  max_age: described('How many seconds ago the user may have signed in.'),
  claims: described('Claims by name, as JSON (OpenID Connect Core §5.5).'),
  acr_values: described('How the user should have proven who they are: one of `acr_values_supported`.'),
  id_token_hint: Type.Optional(
    Type.Union([Type.String(), Type.Array(Type.String())], {
      ...secret,
      description: 'An ID token, however old. Its user has to be the one who is signed in.',
    }),
  ),
  login_hint: Text,
  ui_locales: described('Languages for the pages, in order of preference.'),
  resource: described('The registered resource that tokens are for (RFC 8707).'),
  dpop_jkt: described('The thumbprint of the key that the token request will prove (RFC 9449 §10).'),
  request: described('Not supported.'),
  registration: described('Not supported.'),
})
export type RequestParameters = Static<typeof RequestParameters>
