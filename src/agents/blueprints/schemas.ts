import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import {
  type InstanceType,
  InstanceTypes,
  type PermissionColumns,
  permissionsFor,
  RequestedPermission,
} from './instance-types.ts'

/** The lifetimes of sessions and tokens if the blueprint sets none. */
export const defaultSessionSettings = {
  max_age_seconds: 3_600,
  access_token_ttl_seconds: 300,
  refresh_token_ttl_seconds: 3_600,
} as const

const SessionSettings = Type.Object({
  max_age_seconds: Type.Integer({
    minimum: 1,
    maximum: 31_536_000,
    description:
      'The maximum age of the delegating user’s sign-in, and the maximum duration of a chain of sessions, in seconds.',
  }),
  access_token_ttl_seconds: Type.Integer({
    minimum: 1,
    maximum: 3_600,
    description: 'The lifetime of access tokens in seconds.',
  }),
  refresh_token_ttl_seconds: Type.Integer({
    minimum: 1,
    maximum: 5_184_000,
    description: 'How long a session lasts without a refresh, in seconds.',
  }),
})

const description = Type.String({ minLength: 1, maxLength: 1_000 })
const permissions = Type.Array(RequestedPermission, {
  maxItems: 1_000,
  description:
    'The permissions that an agent can have, with the types of agents that get them. A slug alone keeps the types that the permission has in this blueprint, or allows both. An agent that acts for a user has only those that the user has too.',
})
const invocableAs = Type.Optional(
  Type.Object(
    { instance_types: InstanceTypes },
    {
      additionalProperties: false,
      description:
        'The types of agents that may be used: `delegated` acts for a user, `autonomous` for itself. Both if it was never set.',
    },
  ),
)
/** A member that is dropped could leave an agent wider than it was meant: names that are not known are refused. */
const noOthers = { additionalProperties: false } as const

const invocableBy = {
  role_slugs: Type.Array(Type.String(), {
    maxItems: 100,
    description: 'Users need one of these roles to delegate. If empty, any member may.',
  }),
  organization_ids: Type.Array(Type.String(), {
    maxItems: 1_000,
    description: 'The organizations in which agents may act. If empty, any.',
  }),
}

export const Blueprint = Type.Object({
  object: Type.Literal('agent_blueprint'),
  id: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  permissions: Type.Array(Type.String()),
  invocable_by: Type.Object(
    {
      role_slugs: Type.Array(Type.String()),
      organization_ids: Type.Array(Type.String(), {
        description: 'The organizations in which agents may act. If empty, any.',
      }),
    },
    { description: 'Who may use the agents, and where.' },
  ),
  invocable_as: Type.Object(
    { instance_types: InstanceTypes },
    { description: 'The types of agents that may be used: `delegated` acts for a user, `autonomous` for itself.' },
  ),
  permissions_by_instance_type: Type.Object(
    {
      delegated: Type.Array(Type.String(), { description: 'Those of agents that act for a user.' }),
      autonomous: Type.Array(Type.String(), { description: 'Those of agents that act for themselves.' }),
    },
    { description: 'The permissions that agents of a type can have.' },
  ),
  session_settings: Type.Object(
    {
      max_age_seconds: Type.Integer({
        description:
          'The maximum age of the delegating user’s sign-in, and the maximum duration of a chain of sessions, in seconds.',
      }),
      access_token_ttl_seconds: Type.Integer({ description: 'The lifetime of access tokens in seconds.' }),
      refresh_token_ttl_seconds: Type.Integer({
        description: 'How long a session lasts without a refresh, in seconds.',
      }),
    },
    { description: 'How long sessions of its agents last.' },
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Blueprint = Static<typeof Blueprint>

/** What is left of a blueprint to tell of its deletion. */
export const DeletedBlueprint = Type.Pick(Blueprint, ['object', 'id', 'name', 'created_at', 'updated_at'])

export const CreateBlueprint = Type.Object(
  {
    name: Name(255),
    description: Type.Optional(description),
    permissions: Type.Optional(permissions),
    invocable_by: Type.Optional(
      Type.Partial(Type.Object(invocableBy), { ...noOthers, description: 'Who may use the agents, and where.' }),
    ),
    invocable_as: invocableAs,
    session_settings: Type.Optional({ ...SessionSettings, description: 'How long sessions of its agents last.' }),
  },
  noOthers,
)
export type CreateBlueprint = Static<typeof CreateBlueprint>

export const UpdateBlueprint = Type.Object(
  {
    name: Type.Optional(Name(255)),
    description: Type.Optional(Nullable(description)),
    permissions: Type.Optional(permissions),
    invocable_by: Type.Optional(
      Type.Partial(Type.Object(invocableBy), { ...noOthers, description: 'Who may use the agents, and where.' }),
    ),
    invocable_as: invocableAs,
    session_settings: Type.Optional(
      Type.Partial(SessionSettings, { description: 'How long sessions of its agents last.' }),
    ),
  },
  noOthers,
)
export type UpdateBlueprint = Static<typeof UpdateBlueprint>

export interface BlueprintRow extends PermissionColumns {
  id: string
  name: string
  description: string | null
  instance_types: InstanceType[]
  role_slugs: string[]
  organization_ids: string[]
  max_age_seconds: number
  access_token_ttl_seconds: number
  refresh_token_ttl_seconds: number
  created_at: string
  updated_at: string
}

export const blueprintColumns = sql`
  id, name, description, permissions, instance_types, not_delegated, not_autonomous, role_slugs, organization_ids, max_age_seconds, access_token_ttl_seconds,
  refresh_token_ttl_seconds, created_at, updated_at`

export function toBlueprint(row: BlueprintRow): Blueprint {
  const { id, name, description, permissions, role_slugs, organization_ids, created_at, updated_at } = row
  const { max_age_seconds, access_token_ttl_seconds, refresh_token_ttl_seconds, instance_types } = row
  return {
    object: 'agent_blueprint',
    id,
    name,
    description,
    permissions,
    invocable_by: { role_slugs, organization_ids },
    invocable_as: { instance_types },
    permissions_by_instance_type: {
      delegated: permissionsFor(row, 'delegated'),
      autonomous: permissionsFor(row, 'autonomous'),
    },
    session_settings: { max_age_seconds, access_token_ttl_seconds, refresh_token_ttl_seconds },
    created_at,
    updated_at,
  }
}

export function toDeletedBlueprint({
  id,
  name,
  created_at,
  updated_at,
}: BlueprintRow): Static<typeof DeletedBlueprint> {
  return { object: 'agent_blueprint', id, name, created_at, updated_at }
}
