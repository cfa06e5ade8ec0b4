import { carriedInvitationErrors } from '#access/invitations/index.ts'
import { tooManyMails } from '#messaging/mails/index.ts'
import { registrationErrors } from './ask-to-register.ts'
import { oauthDenied, oauthFailed, passkeyRefused } from './errors.ts'
import { codeErrors } from './proofs/code.ts'
import { passwordErrors } from './proofs/password.ts'
import { secondFactorErrors } from './proofs/second-factor.ts'
import * as verificationErrors from './verification-errors.ts'

/** Whatever an event of a failed proof can have as its `error.code`, but for a server that has no time. */
export const announcedErrors = [
  ...passwordErrors,
  ...codeErrors,
  ...secondFactorErrors,
  ...registrationErrors,
  ...carriedInvitationErrors,
  ...Object.values(verificationErrors),
  passkeyRefused,
  oauthFailed,
  oauthDenied,
  tooManyMails,
]
