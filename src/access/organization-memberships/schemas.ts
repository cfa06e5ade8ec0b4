import { type Static, Type } from 'typebox'
import { toUser, User, type UserRow } from '#people/users/index.ts'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { personal } from '#platform/marks.ts'
import { effectiveRoleSlugs } from '../roles/index.ts'

export const membershipStatuses = ['active', 'inactive', 'pending'] as const
export type MembershipStatus = (typeof membershipStatuses)[number]

const SlimRole = Type.Object({ slug: Type.String() })

const ownMembers = {
  object: Type.Literal('organization_membership'),
  id: Type.String(),
  user_id: Type.String(),
  organization_id: Type.String(),
  status: Type.Enum([...membershipStatuses]),
  directory_managed: Type.Boolean(),
  custom_attributes: Type.Record(Type.String(), Type.Unknown(), personal({})),
  role: SlimRole,
  roles: Type.Array(SlimRole),
  created_at: Timestamp,
  updated_at: Timestamp,
}

/** A membership as events carry it: without what belongs to the organization and the user. */
export const EventMembership = Type.Object({ ...ownMembers, roles: Type.Optional(Type.Array(SlimRole)) })
export type EventMembership = Static<typeof EventMembership>

export const OrganizationMembership = Type.Object({
  ...ownMembers,
  custom_attributes: Type.Optional(ownMembers.custom_attributes),
  organization_name: Type.Optional(Type.String()),
  user: User,
})
export type OrganizationMembership = Static<typeof OrganizationMembership>

/** One role or several. See `requested-roles.ts` for what is refused. */
const roleMembers = {
  role_slug: Type.Optional(Type.String()),
  role_slugs: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
}

export const CreateMembership = Type.Object({ user_id: Type.String(), organization_id: Type.String(), ...roleMembers })
export type CreateMembership = Static<typeof CreateMembership>

export const UpdateMembership = Type.Object(roleMembers)
export type UpdateMembership = Static<typeof UpdateMembership>

export interface MembershipRow {
  id: string
  user_id: string
  organization_id: string
  status: MembershipStatus
  /** The effective roles in the organization, including those of groups: highest priority first, never empty. */
  role_slugs: string[]
  /** Its own roles, without those of groups. */
  own_role_slugs: string[]
  directory_managed: boolean
  custom_attributes: Record<string, unknown>
  created_at: string
  updated_at: string
}

/** Of the table by its own name, in `returning` too. */
export const membershipColumns = sql`
  organization_memberships.id, user_id, organization_id, status, directory_managed, custom_attributes, created_at,
  updated_at, role_slugs as own_role_slugs, ${effectiveRoleSlugs(sql`organization_memberships`)} as role_slugs`

/** A membership with the organization's name and the user's columns, each of which is prefixed with `user_`. */
export interface JoinedMembershipRow extends MembershipRow, Prefixed<Omit<UserRow, 'id'>> {
  organization_name: string
}
type Prefixed<T> = { [K in keyof T & string as `user_${K}`]: T[K] }

export const selectJoinedMemberships = sql`
  select m.id, m.user_id, m.organization_id, m.status, ${effectiveRoleSlugs(sql`m`)} as role_slugs,
    m.role_slugs as own_role_slugs, m.directory_managed, m.custom_attributes, m.created_at, m.updated_at, o.name as organization_name, u.email as user_email,
    u.email_verified as user_email_verified,
    u.first_name as user_first_name, u.last_name as user_last_name, u.name as user_name,
    u.profile_picture_url as user_profile_picture_url, u.external_id as user_external_id, u.metadata as user_metadata,
    u.locale as user_locale, u.last_sign_in_at as user_last_sign_in_at, u.created_at as user_created_at,
    u.updated_at as user_updated_at
  from organization_memberships m
  join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
  join users u on u.environment_id = m.environment_id and u.id = m.user_id`

export function toEventMembership(row: MembershipRow): EventMembership {
  return {
    object: 'organization_membership',
    id: row.id,
    user_id: row.user_id,
    organization_id: row.organization_id,
    status: row.status,
    directory_managed: row.directory_managed,
    custom_attributes: row.custom_attributes,
    role: { slug: row.role_slugs[0] ?? '' },
    roles: row.role_slugs.map((slug) => ({ slug })),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toMembership(row: JoinedMembershipRow): OrganizationMembership {
  return {
    ...toEventMembership(row),
    roles: row.role_slugs.map((slug) => ({ slug })),
    organization_name: row.organization_name,
    user: toUser({
      id: row.user_id,
      email: row.user_email,
      email_verified: row.user_email_verified,
      first_name: row.user_first_name,
      last_name: row.user_last_name,
      name: row.user_name,
      profile_picture_url: row.user_profile_picture_url,
      external_id: row.user_external_id,
      metadata: row.user_metadata,
      locale: row.user_locale,
      last_sign_in_at: row.user_last_sign_in_at,
      created_at: row.user_created_at,
      updated_at: row.user_updated_at,
    }),
  }
}
