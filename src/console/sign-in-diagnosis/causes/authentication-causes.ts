import type { Cure } from '../schemas.ts'

/** What an operator reads of a failed proof, and what they can do about it. */
export interface Cause {
  sentence: string
  cure: string
  action?: Cure['action']
}

/** By the `error.code` of events `authentication.*_failed`, but those of single sign-on. */
export const authenticationCauses: Readonly<Record<string, Cause>> = {
  invalid_credentials: {
    sentence: 'The password was wrong, or the account has none.',
    cure: 'Send them a link to set a new password.',
    action: 'send_password_reset',
  },
  email_password_auth_disabled: {
    sentence: 'Passwords were turned off.',
    cure: 'Turn passwords on, or have them sign in in another way.',
    action: 'open_sign_in_settings',
  },
  authentication_method_not_allowed: {
    sentence: 'The way to sign in was turned off.',
    cure: 'Turn it on, or have them sign in in another way.',
    action: 'open_sign_in_settings',
  },
  too_many_requests: {
    sentence: 'Too many tries or mails in a short time.',
    cure: 'Wait for a minute, or let them try again at once.',
    action: 'reset_limits',
  },
  daily_quota_exceeded: {
    sentence: 'Too many mails to the address in a short time.',
    cure: 'Wait for a minute, or let them try again at once.',
    action: 'reset_limits',
  },
  invalid_one_time_code: {
    sentence: 'The code was not the one that was sent, or not the one that the app shows.',
    cure: 'Have them use the code in the latest mail, or check the clock of the phone with the app.',
  },
  one_time_code_previously_used: {
    sentence: 'The code was used before.',
    cure: 'Have them ask for a new code. Some mail filters open links and use them up.',
  },
  one_time_code_expired: {
    sentence: 'The code was older than ten minutes, or a newer one had replaced it.',
    cure: 'Have them use the code in the latest mail, and check how long mail takes to arrive.',
    action: 'open_messages',
  },
  one_time_code_too_many_attempts: {
    sentence: 'The code had ten wrong tries and no longer works.',
    cure: 'Have them ask for a new code.',
  },
  email_previously_verified: {
    sentence: 'The email was verified before.',
    cure: 'Nothing is left to do: have them sign in.',
  },
  email_already_verified: {
    sentence: 'The email was verified before.',
    cure: 'Nothing is left to do: have them sign in.',
  },
  email_verification_code_incorrect: {
    sentence: 'The code was not the one that was sent.',
    cure: 'Have them use the code in the latest mail.',
  },
  email_verification_code_previously_used: {
    sentence: 'The code was used before.',
    cure: 'Have them ask for a new code.',
  },
  email_verification_code_expired: {
    sentence: 'The code had expired, was replaced, or had ten wrong tries.',
    cure: 'Have them use the code in the latest mail, and check how long mail takes to arrive.',
    action: 'open_messages',
  },
  entity_not_found: {
    sentence: 'The challenge of the second factor did not exist any more.',
    cure: 'Have them begin again.',
  },
  user_mismatch: {
    sentence: 'The challenge belongs to the second factor of another user.',
    cure: 'Check that the application keeps the challenges of its users apart.',
  },
  policy_denied: {
    sentence: 'Radar blocked it.',
    cure: 'Look at what Radar found, and add them to an allow list if it was wrong.',
    action: 'open_radar',
  },
  sign_up_not_allowed: {
    sentence: 'No user has the email, and signing up needs an invitation, or an action denied it.',
    cure: 'Invite them, or open signing up.',
    action: 'invite_user',
  },
  invitation_invalid: {
    sentence: 'The invitation was accepted, revoked, or had expired.',
    cure: 'Invite them again.',
    action: 'invite_user',
  },
  invitation_cannot_be_used_for_email: {
    sentence: 'The invitation was sent to another email.',
    cure: 'Invite the email with which they sign in.',
    action: 'invite_user',
  },
  invalid_passkey: {
    sentence: 'The passkey is unknown here, or its signature was wrong.',
    cure: 'Have them sign in in another way and add the passkey again.',
  },
  oauth_failed: {
    sentence: 'The provider failed, its answer could not be trusted, or it gave no email.',
    cure: 'Check the client id, its secret and the redirect address at the provider.',
    action: 'open_sign_in_settings',
  },
  access_denied: {
    sentence: 'The person canceled at the provider.',
    cure: 'Have them try again and agree.',
  },
}
