import { defineError } from './errors.ts'

/** Errors that several kinds of object answer in the same words. */
export const invalidMetadata = defineError(
  {
    status: 400,
    code: 'invalid_metadata',
    when: 'The metadata would have over 50 keys, a key over 40 characters or a value over 600 characters.',
  },
  (why: string) => `Invalid metadata: ${why}.`,
)

export const externalIdTaken = defineError(
  { status: 400, code: 'external_id_already_used', when: 'Another object of this kind has the external id.' },
  // The official migration tool takes the name of the member and these words for a duplicate.
  (externalId: string) => `The external_id "${externalId}" has already been assigned.`,
)

export const smsNotConfigured = defineError(
  { status: 422, code: 'sms_not_configured', when: 'The server has no way to send text messages.' },
  () => 'Text messages cannot be sent. The operator must set SMS_WEBHOOK_URL.',
)
