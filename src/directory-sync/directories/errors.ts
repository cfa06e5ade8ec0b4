import { defineError } from '#platform/http/errors.ts'

export const tokenLimitReached = defineError(
  {
    status: 409,
    code: 'directory_token_limit_reached',
    when: 'The directory has two tokens already.',
    next: 'Revoke the one that the provider no longer uses.',
  },
  () => 'A directory has at most two tokens. Revoke the one that the provider no longer uses, then create another.',
)

export const noTokens = defineError(
  {
    status: 422,
    code: 'directory_has_no_tokens',
    when: 'Gatehouse reads the directory itself, so no provider needs a token.',
  },
  (type: string) => `A directory of the type \`${type}\` is read by Gatehouse and has no tokens.`,
)
