import { defineError } from '#platform/http/errors.ts'

/** The form is of another session, or was not shown by us (security rule W-3). */
export const portalFormRefused = defineError(
  {
    status: 403,
    code: 'portal_form_refused',
    when: 'A form of the Admin Portal was sent from another site, or from a page of an earlier session.',
    page: 'portalFormRefused',
  },
  () => 'The form was not sent from its own page. Load the page again.',
)
