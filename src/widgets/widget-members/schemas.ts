import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

const Role = Type.Object({ name: Type.String(), slug: Type.String(), description: Nullable(Type.String()) })

const statuses = ['Active', 'Invited', 'InviteExpired', 'InviteRevoked', 'NoInvite'] as const
const actions = ['edit-role', 'resend-invite', 'revoke-invite', 'revoke-membership'] as const
export type MemberAction = (typeof actions)[number]

export const Member = Type.Object({
  id: Type.String({ description: 'The id of the user, or of the invitation if the person has no account yet.' }),
  email: Type.String(),
  emailVerified: Type.Boolean(),
  profilePictureUrl: Nullable(Type.String()),
  firstName: Nullable(Type.String()),
  lastName: Nullable(Type.String()),
  createdAt: Timestamp,
  lastActivityAt: Nullable(Timestamp),
  status: Type.Enum([...statuses]),
  actions: Type.Array(Type.Enum([...actions]), { description: 'The actions that the menu of the row offers.' }),
  isLoggedInUser: Type.Optional(Type.Literal(true)),
  roles: Type.Array(Role),
})
export type Member = Static<typeof Member>

export const Members = Type.Object({
  data: Type.Array(Member),
  list_metadata: Type.Object({ before: Nullable(Type.String()), after: Nullable(Type.String()) }),
})

export const MemberRole = Type.Object({ ...Role.properties, default: Type.Boolean() })
export type MemberRole = Static<typeof MemberRole>

export const MemberInvitation = Type.Object({
  email: Type.String({ maxLength: 320 }),
  roles: Type.Array(Type.String(), {
    maxItems: 1,
    description: 'The role of the invitation, as a list with one slug. Default: the default role.',
  }),
})
export const MemberRoles = Type.Object({ roles: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }) })

export const memberFilters = {
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'Returns members whose name or email contains this text.' }),
  ),
  role: Type.Optional(Type.String({ description: 'The slug of a role.' })),
}

export interface MemberRow {
  /** The id of the membership or the invitation. */
  id: string
  user_id: string | null
  email: string
  email_verified: boolean
  profile_picture_url: string | null
  first_name: string | null
  last_name: string | null
  created_at: string
  last_sign_in_at: string | null
  status: 'active' | 'pending'
  directory_managed: boolean
  role_slugs: string[]
  /** The invitation of a pending member. */
  invitation_id: string | null
  invitation_expires_at: string | null
  invitation_revoked_at: string | null
}

/** @param userId of the user who looks at the list. */
export function toMember(
  row: MemberRow,
  { userId, roles, now }: { userId: string | null; roles: readonly MemberRole[]; now: Date },
): Member {
  const isSelf = row.user_id !== null && row.user_id === userId
  const status = statusOf(row, now)
  return {
    id: row.user_id ?? row.id,
    email: row.email,
    emailVerified: row.email_verified,
    profilePictureUrl: row.profile_picture_url,
    firstName: row.first_name,
    lastName: row.last_name,
    createdAt: row.created_at,
    lastActivityAt: row.last_sign_in_at,
    status,
    actions: isSelf ? [] : actionsOf(row, status),
    ...(isSelf ? { isLoggedInUser: true } : {}),
    roles: row.role_slugs.map((slug) => {
      const { name = slug, description = null } = roles.find((role) => role.slug === slug) ?? {}
      return { name, slug, description }
    }),
  }
}

function statusOf(row: MemberRow, now: Date): Member['status'] {
  if (row.status === 'active') return 'Active'
  if (row.invitation_id === null) return 'NoInvite'
  if (row.invitation_revoked_at !== null) return 'InviteRevoked'
  return Date.parse(row.invitation_expires_at ?? '') <= now.getTime() ? 'InviteExpired' : 'Invited'
}

/** A directory decides who its members are. */
function actionsOf({ directory_managed }: MemberRow, status: Member['status']): MemberAction[] {
  if (status === 'Active') return directory_managed ? ['edit-role'] : ['edit-role', 'revoke-membership']
  return status === 'Invited' ? ['resend-invite', 'revoke-invite'] : ['resend-invite']
}
