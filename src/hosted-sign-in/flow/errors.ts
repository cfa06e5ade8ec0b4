import { defineError } from '#platform/http/errors.ts'

/** Failures that are shown as a page. `page` names the texts for it, here in `texts.flow.failures`. */

export const formRefused = defineError(
  {
    status: 403,
    code: 'form_refused',
    when: 'The form came from another site or without its token.',
    page: 'flowExpired',
  },
  () => 'The form was not sent from its own page. Start again from the application.',
)

export const formOutdated = defineError(
  {
    status: 403,
    code: 'form_outdated',
    when: 'A form came from a page of a sign-in that has gone on since, or without its token.',
    page: 'formOutdated',
  },
  () => 'The page of this form is out of date. Continue on the page where the sign-in stands.',
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
