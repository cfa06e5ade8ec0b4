import { tooManyMails } from '#messaging/mails/index.ts'
import { defineError } from '#platform/http/errors.ts'

export const emailAlreadyInvited = defineError(
  { status: 400, code: 'email_already_invited', when: 'The email has a pending invitation to the application.' },
  () => 'This email is already invited. Resend or revoke the pending invitation.',
)

export const emailAlreadyInvitedToOrganization = defineError(
  {
    status: 400,
    code: 'email_already_invited_to_organization',
    when: 'The email has a pending invitation to the organization.',
  },
  () => 'This email is already invited to the organization. Resend or revoke the pending invitation.',
)

export const userAlreadyExists = defineError(
  { status: 400, code: 'user_already_exists', when: 'A user with the invited email already exists.' },
  () => 'A user with this email already exists.',
)

export const userAlreadyMember = defineError(
  {
    status: 400,
    code: 'user_already_organization_member',
    when: 'The invited user already has an active or inactive membership in the organization.',
  },
  () => 'The user is already a member of the organization. Reactivate the membership if it is inactive.',
)

export const expiryTooShort = defineError(
  { status: 400, code: 'expires_in_days_too_short', when: 'The invitation would be valid for less than a day.' },
  () => '`expires_in_days` is less than 1. Send 1 to 30.',
)

export const expiryTooLong = defineError(
  { status: 400, code: 'expires_in_days_too_long', when: 'The invitation would be valid for over 30 days.' },
  () => '`expires_in_days` is more than 30. Send 1 to 30.',
)

export const invalidInvitationRole = defineError(
  {
    status: 400,
    code: 'invalid_role',
    when: 'The role does not exist, memberships cannot have it, or the invitation names no organization.',
  },
  (why: string) => why,
)

export const inviteExpired = defineError(
  { status: 400, code: 'invite_expired', when: 'The invitation has expired.' },
  () => 'The invitation has expired. Send a new one.',
)

export const inviteRevoked = defineError(
  { status: 400, code: 'invite_revoked', when: 'The invitation was revoked.' },
  () => 'The invitation was revoked. Send a new one.',
)

export const inviteAccepted = defineError(
  { status: 400, code: 'invite_accepted', when: 'The invitation was accepted.' },
  () => 'The invitation was already accepted.',
)

export const inviteNotPending = defineError(
  { status: 400, code: 'invite_not_pending', when: 'The invitation was revoked or has expired.' },
  (state: string) => `The invitation is no longer pending: it is ${state}.`,
)

export const inviteHasAcceptedUser = defineError(
  { status: 400, code: 'invite_has_accepted_user_id', when: 'A user has accepted the invitation.' },
  () => 'The invitation was already accepted.',
)

export const invalidInvite = defineError(
  {
    status: 400,
    code: 'invalid_invite',
    when: 'No user has the invited email, their membership is inactive, or another account was created with the invitation.',
  },
  (why: string) => why,
)

/** Answered where a sign-in carries the token of an invitation. */
export const invitationInvalid = defineError(
  {
    status: 400,
    code: 'invitation_invalid',
    family: 'oauth',
    when: 'The invitation is unknown, expired, revoked or accepted, or someone else has created an account with it.',
  },
  () => 'The invitation is no longer valid.',
)

export const invitationForOtherEmail = defineError(
  {
    status: 400,
    code: 'invitation_cannot_be_used_for_email',
    family: 'oauth',
    when: 'The invitation is for another email. An invitation to an organization also admits other emails of the same company domain.',
  },
  () => 'The invitation cannot be used with this email.',
)

/** What an invitation that a sign-in carries may be refused with. */
export const carriedInvitationErrors = [invitationInvalid, invitationForOtherEmail]

/** What an invitation into an organization may be refused with. */
export const invitationRefusals = [emailAlreadyInvitedToOrganization, userAlreadyMember, invalidInvitationRole] as const

/** What a second mail with an invitation may be refused with. */
export const resendRefusals = [inviteExpired, inviteRevoked, inviteAccepted, tooManyMails] as const
