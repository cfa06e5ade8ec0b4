import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'
import { notSecret, personal } from '#platform/marks.ts'
import type { Resource } from '#protocol/scim/index.ts'
import { predefinedOf } from './predefined.ts'

const userStates = ['active', 'inactive', 'suspended'] as const
export type DirectoryUserState = (typeof userStates)[number]

const SlimRole = Type.Object({ slug: Type.String() })
const Attributes = Type.Record(Type.String(), Type.Unknown(), personal({}))

export const DirectoryGroup = Type.Object({
  object: Type.Literal('directory_group'),
  id: Type.String(),
  idp_id: Type.String(),
  directory_id: Type.String(),
  organization_id: Type.String(),
  name: Type.String(),
  raw_attributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type DirectoryGroup = Static<typeof DirectoryGroup>

const Emails = Type.Array(
  Type.Object({
    primary: Type.Optional(Type.Boolean({ description: 'Whether it is the user’s primary email address.' })),
    type: Type.Optional(Type.String()),
    value: Type.Optional(Nullable(Type.String({ ...notSecret, description: 'The email address.' }))),
  }),
  personal([]),
)

/** A user as events carry it: without groups. */
export const DirectoryUser = Type.Object({
  object: Type.Literal('directory_user'),
  id: Type.String(),
  directory_id: Type.String(),
  organization_id: Type.String(),
  idp_id: Type.String(personal('erased')),
  email: PersonalText,
  first_name: PersonalText,
  last_name: PersonalText,
  name: PersonalText,
  emails: { ...Emails, description: 'The email addresses of the user.' },
  job_title: PersonalText,
  username: PersonalText,
  state: Type.Enum([...userStates]),
  raw_attributes: Attributes,
  custom_attributes: Attributes,
  role: SlimRole,
  roles: Type.Array(SlimRole),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type DirectoryUser = Static<typeof DirectoryUser>

export const UpdatedDirectoryUser = Type.Object({
  ...DirectoryUser.properties,
  previous_attributes: Type.Record(Type.String(), Type.Unknown(), personal({})),
})
export const UpdatedDirectoryGroup = Type.Object({
  ...DirectoryGroup.properties,
  previous_attributes: Type.Record(Type.String(), Type.Unknown()),
})

/** A user in a group, in events. */
export const GroupMembership = Type.Object({
  directory_id: Type.String(),
  user: DirectoryUser,
  group: DirectoryGroup,
})

export const DirectoryUserWithGroups = Type.Object({
  ...DirectoryUser.properties,
  groups: Type.Array(DirectoryGroup, {
    description: 'Always empty, because a user may have many groups. List the groups with `user` instead.',
  }),
})
export type DirectoryUserWithGroups = Static<typeof DirectoryUserWithGroups>

export interface DirectoryUserRow {
  id: string
  directory_id: string
  organization_id: string
  idp_id: string
  user_name: string
  external_id: string | null
  email: string | null
  first_name: string | null
  last_name: string | null
  name: string | null
  state: DirectoryUserState
  /** Applications do not see it: the provider has deactivated it. */
  is_hidden: boolean
  /** As SCIM has it, without its id, what the server adds, and its groups. */
  resource: Resource
  custom_attributes: Record<string, unknown>
  /** Highest priority first; empty if the default role applies. */
  role_slugs: string[]
  version: number
  created_at: string
  updated_at: string
}

export const userColumns = sql`
  u.id, u.directory_id, u.organization_id, u.idp_id, u.user_name, u.external_id, u.email, u.first_name, u.last_name, u.name,
  u.state, u.is_hidden, u.resource, u.custom_attributes, u.role_slugs, u.version, u.created_at, u.updated_at`

export interface DirectoryGroupRow {
  id: string
  directory_id: string
  organization_id: string
  idp_id: string
  name: string
  external_id: string | null
  /** As SCIM has it, without its id, what the server adds, and its members. */
  resource: Resource
  version: number
  created_at: string
  updated_at: string
}

export const groupColumns = sql`
  g.id, g.directory_id, g.organization_id, g.idp_id, g.name, g.external_id, g.resource, g.version, g.created_at,
  g.updated_at`

/** @param defaultRole the organization's default role, for a user whose groups have no role */
export function toDirectoryUser(row: DirectoryUserRow, defaultRole: string): DirectoryUser {
  const roles = row.role_slugs.length > 0 ? row.role_slugs : [defaultRole]
  const { emails, job_title, username } = predefinedOf(row.resource)
  return {
    object: 'directory_user',
    id: row.id,
    directory_id: row.directory_id,
    organization_id: row.organization_id,
    idp_id: row.idp_id,
    email: row.email,
    first_name: row.first_name,
    last_name: row.last_name,
    name: row.name,
    emails,
    job_title,
    username,
    state: row.state,
    raw_attributes: row.resource,
    custom_attributes: row.custom_attributes,
    role: { slug: roles[0] ?? defaultRole },
    roles: roles.map((slug) => ({ slug })),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toDirectoryGroup(row: DirectoryGroupRow): DirectoryGroup {
  return {
    object: 'directory_group',
    id: row.id,
    idp_id: row.idp_id,
    directory_id: row.directory_id,
    organization_id: row.organization_id,
    name: row.name,
    raw_attributes: row.resource,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
