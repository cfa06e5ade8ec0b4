import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, PersonalEmail, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { effectiveRoleSlugs } from '../roles/index.ts'
import { invitationLocales } from './locales.ts'

/** An invitation as events carry it: without what accepts it. */
export const EventInvitation = Type.Object({
  object: Type.Literal('invitation'),
  id: Type.String(),
  email: PersonalEmail,
  state: Type.Enum(['pending', 'accepted', 'expired', 'revoked']),
  accepted_at: Nullable(Timestamp),
  revoked_at: Nullable(Timestamp),
  expires_at: Timestamp,
  organization_id: Nullable(Type.String()),
  inviter_user_id: Nullable(
    Type.String({ description: 'The id of the user who sends the invitation. The email shows their name.' }),
  ),
  accepted_user_id: Nullable(Type.String({ description: 'The id of the user who accepted the invitation.' })),
  role_slug: Nullable(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type EventInvitation = Static<typeof EventInvitation>

export const Invitation = Type.Object({
  ...EventInvitation.properties,
  token: Type.String(secret),
  accept_invitation_url: Type.String(secret),
})
export type Invitation = Static<typeof Invitation>

const locale = Type.Optional(Type.Enum(invitationLocales))

export const CreateInvitation = Type.Object({
  email: Type.String({ format: 'email' }),
  organization_id: Type.Optional(Type.String()),
  role_slug: Type.Optional(Type.String()),
  expires_in_days: Type.Optional(
    Type.Integer({ description: 'After how many days the invitation expires, 1 to 30. Default 7.' }),
  ),
  inviter_user_id: Type.Optional(
    Type.String({ description: 'The id of the user who sends the invitation. The email shows their name.' }),
  ),
  locale,
})
export type CreateInvitation = Static<typeof CreateInvitation>

export const ResendInvitation = Type.Object({ locale })

export interface InvitationRow {
  id: string
  email: string
  organization_id: string | null
  role_slug: string | null
  organization_membership_id: string | null
  inviter_user_id: string | null
  sealed_token: string
  accepted_at: string | null
  accepted_user_id: string | null
  /** Created by a sign-up with the invitation, which is this user's from then on. */
  admitted_user_id: string | null
  revoked_at: string | null
  expires_at: string
  created_at: string
  updated_at: string
}

/** As `i`, with the role that the membership has, if there is one already. */
export const selectInvitations = sql`
  select i.id, i.email, i.organization_id, i.organization_membership_id, i.inviter_user_id, i.sealed_token, i.accepted_at,
    i.accepted_user_id, i.admitted_user_id, i.revoked_at, i.expires_at, i.created_at, i.updated_at,
    case when m.id is null then i.role_slug else (${effectiveRoleSlugs(sql`m`)})[1] end as role_slug
  from invitations i left join organization_memberships m
    on m.environment_id = i.environment_id and m.id = i.organization_membership_id`

/** @param now decides whether the invitation has expired. */
export function invitationState(row: InvitationRow, now: Date): EventInvitation['state'] {
  if (row.accepted_at !== null) return 'accepted'
  if (row.revoked_at !== null) return 'revoked'
  return Date.parse(row.expires_at) <= now.getTime() ? 'expired' : 'pending'
}

export function toEventInvitation(row: InvitationRow, now: Date): EventInvitation {
  return {
    object: 'invitation',
    id: row.id,
    email: row.email,
    state: invitationState(row, now),
    accepted_at: row.accepted_at,
    revoked_at: row.revoked_at,
    expires_at: row.expires_at,
    organization_id: row.organization_id,
    inviter_user_id: row.inviter_user_id,
    accepted_user_id: row.accepted_user_id,
    role_slug: row.role_slug,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
