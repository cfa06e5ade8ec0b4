import { defineError } from '#platform/http/errors.ts'

/** Failures that are shown as a page. `page` names the texts for it, here in `texts.flow.failures`. */

export const formRefused = defineError(
  {
    status: 403,
    code: 'form_refused',
    when: 'The form was sent from another site or without its token.',
    page: 'flowExpired',
  },
  () => 'The form was not sent from its own page. Start again from the application.',
)

export const formOutdated = defineError(
  {
    status: 403,
    code: 'form_outdated',
    when: 'A form was sent from an outdated page of a sign-in, or without its token.',
    page: 'formOutdated',
  },
  () => 'The page of this form is out of date. Continue on the current page of the sign-in.',
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
