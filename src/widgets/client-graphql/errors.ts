import { defineError } from '#platform/http/errors.ts'

/** Answered as a member of the union that the field returns. */
export const elevatedAccessExpired = defineError(
  { status: 401, code: 'elevated_access_expired', when: 'The elevated access token is older than ten minutes.' },
  () => 'The elevated access token has expired. Verify another code.',
)

/** Answered as a member of the union that the field returns. */
export const elevatedAccessInvalid = defineError(
  { status: 401, code: 'elevated_access_invalid', when: 'The elevated access token is not one of this user.' },
  () => 'The elevated access token is invalid. Use the one that `verifyCurrentEmail` returned for this user.',
)

export const organizationMissing = defineError(
  {
    status: 403,
    code: 'widget_organization_missing',
    when: 'The token was created without an organization, which the field needs.',
  },
  () => 'The token was created without an organization, which this field needs.',
)

/** The first fault alone: what a caller sends once they can shorten. */
export const documentTooLarge = defineError(
  {
    status: 400,
    code: 'graphql_document_too_large',
    when: 'The document has more text, tokens, nested braces, fields or root fields than any page needs.',
    next: 'Ask for less, or in several requests.',
  },
  (what: string, most: number) => `The document has more than ${most} ${what}. Ask for less, or in several requests.`,
)

export const documentTooSlow = defineError(
  {
    status: 408,
    code: 'graphql_document_too_slow',
    when: 'The fields before this one took all of the time that a document has.',
    next: 'Ask in several requests.',
  },
  () => 'The document took too long, and this field was not begun. Ask for it in another request.',
)

/** Answered as a member of the union that the field returns. */
export const noEvents = defineError(
  { status: 404, code: 'no_audit_events_found', when: 'No event of the period passes the filters.' },
  () => 'There are no events like that in this period.',
)
