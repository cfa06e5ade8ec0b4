import { defineError, retryAfter } from '#platform/http/errors.ts'

export const tooManyMails = defineError(
  {
    status: 429,
    code: 'daily_quota_exceeded',
    family: 'plain',
    when: 'Over three mails with a code, a link or an invitation in a minute to one email.',
    headers: retryAfter,
  },
  (seconds: number) => ({
    message: `Too many mails were sent to this address. Try again in ${seconds} s.`,
    retry_after: seconds,
  }),
)
