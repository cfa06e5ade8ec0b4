import { defineError } from '../platform/http/errors.ts'

/** Refusals that a person sees as a page. `page` names the words for it in the message catalogue. */

export const signInExpired = defineError(
  {
    status: 400,
    code: 'sign_in_expired',
    when: 'The sign-in is unknown, finished, over an hour old, or belongs to another browser.',
    page: 'flowExpired',
  },
  () => 'This sign-in has expired. Start again from the application.',
)

export const formRefused = defineError(
  {
    status: 403,
    code: 'form_refused',
    when: 'The form came from another site or without its token.',
    page: 'flowExpired',
  },
  () => 'The form was not sent from its own page. Start again from the application.',
)

export const redirectUriUnknown = defineError(
  {
    status: 400,
    code: 'redirect_uri_unknown',
    when: 'The redirect_uri is not registered for the client.',
    next: 'Register it with POST /user_management/redirect_uris.',
    page: 'redirectUnknown',
  },
  (uri: string) =>
    `The redirect URI ${JSON.stringify(uri)} is not registered. Register it with POST /user_management/redirect_uris.`,
)
