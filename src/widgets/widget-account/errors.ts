import { defineError } from '#platform/http/errors.ts'

/** The current password stays unchanged. */
export const passwordIncorrect = defineError(
  { status: 400, code: 'password_incorrect', when: 'The current password is not the one that was sent.' },
  () => 'The current password is not right.',
)

/** A first password needs elevated access; a present one is changed by `update-password`, which asks for it. */
export const passwordIsSet = defineError(
  {
    status: 400,
    code: 'password_already_set',
    when: 'The user has a password.',
    next: 'Change it with POST /_widgets/UserProfile/update-password.',
  },
  () => 'You have a password already. Change it with the present one.',
)

/** A code is wrong, was used, or has expired: they are answered alike. */
export const verificationCodeWrong = defineError(
  {
    status: 400,
    code: 'verification_code_incorrect',
    when: 'The code is not the one that was sent last, was used, or is older than ten minutes.',
  },
  () => 'The code is incorrect, or no longer valid. Request a new one.',
)

export const passkeysUnavailable = defineError(
  {
    status: 400,
    code: 'passkeys_not_available',
    when: 'The sign-in method is turned off in the environment, or browsers do not allow passkeys at the address of this server.',
  },
  () => 'Passkeys cannot be used here.',
)

/** What the browser signed doesn't prove the passkey for this challenge, origin and user. */
export const passkeyUnproven = defineError(
  {
    status: 400,
    code: 'passkey_not_verified',
    when: 'The challenge was used, replaced or is older than five minutes, or the browser signed another one or on a page of another origin.',
  },
  () => 'The passkey could not be verified. Begin again.',
)
