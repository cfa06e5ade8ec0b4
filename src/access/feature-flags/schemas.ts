import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { reasons } from './evaluation.ts'

const FlagOwner = Type.Object({
  email: Type.String(),
  first_name: Nullable(Type.String()),
  last_name: Nullable(Type.String()),
})
export type FlagOwner = Static<typeof FlagOwner>

export const FeatureFlag = Type.Object({
  object: Type.Literal('feature_flag'),
  id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  owner: Nullable(FlagOwner),
  tags: Type.Array(Type.String()),
  enabled: Type.Boolean(),
  default_value: Type.Boolean({ description: 'Whether everyone gets the flag by default.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type FeatureFlag = Static<typeof FeatureFlag>

/** A flag as events carry it. */
export const AnnouncedFlag = Type.Object({ ...FeatureFlag.properties, environment_id: Type.String() })

/** Who gets a flag, except for what the flag itself contains. */
const rule = {
  access_type: Type.Enum(['none', 'some', 'all'], {
    description:
      '`all` if everyone gets the flag by default, `some` if targets or a percentage of the organizations get it, otherwise `none`.',
  }),
  rollout_percentage: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: 'The percentage of organizations that get the flag.',
  }),
}
export const FlagWithRule = Type.Object({ ...FeatureFlag.properties, ...rule })
export type FlagWithRule = Static<typeof FlagWithRule>

const changeable = {
  name: Name(255),
  description: Type.Optional(Nullable(Type.String({ maxLength: 1_000 }))),
  tags: Type.Optional(Type.Array(Name(100), { maxItems: 50 })),
  owner: Type.Optional(
    Nullable(
      Type.Object({
        email: Type.String({ maxLength: 255, format: 'email' }),
        first_name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
        last_name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
      }),
    ),
  ),
  enabled: Type.Optional(Type.Boolean()),
  default_value: Type.Optional(
    Type.Boolean({ description: '`true` is the same as `access_type: all`; `false` ends it.' }),
  ),
  access_type: Type.Optional(
    Type.Enum(['none', 'some', 'all'], {
      description:
        '`all`: everyone gets the flag; its targets and percentage are removed. `none`: no one gets it; they are removed too. `some`: its targets and percentage decide.',
    }),
  ),
  rollout_percentage: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 100,
      description:
        'The percentage of organizations that get the flag. Organizations that have it keep it as the percentage grows.',
    }),
  ),
}

export const CreateFlag = Type.Object({
  slug: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    'x-characters': 'letters of English, digits, `.`, `_` and `-`, the first one a letter or digit',
  }),
  ...changeable,
})
export type CreateFlag = Static<typeof CreateFlag>

export const UpdateFlag = Type.Object({ ...changeable, name: Type.Optional(changeable.name) })
export type UpdateFlag = Static<typeof UpdateFlag>

export const FlagTarget = Type.Object({
  object: Type.Literal('feature_flag_target'),
  id: Type.String({ description: 'The id of the user or organization.' }),
  type: Type.Enum(['user', 'organization'], { description: 'Whether the target is a user or an organization.' }),
  enabled: Type.Boolean({
    description: 'Whether the target gets the flag. `false` keeps an organization out of the rollout.',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type FlagTarget = Static<typeof FlagTarget>

export const CustomFlagTarget = Type.Object({
  object: Type.Literal('feature_flag_custom_target'),
  type: Type.String({ description: 'Of the application, such as `workspace`.' }),
  id: Type.String(),
  enabled: Type.Literal(true),
  created_at: Timestamp,
})
export type CustomFlagTarget = Static<typeof CustomFlagTarget>

export const FlagEvaluation = Type.Object({
  object: Type.Literal('feature_flag_evaluation'),
  slug: Type.String(),
  value: Type.Boolean({ description: 'Whether the user and organization get the flag.' }),
  reason: Type.Enum([...reasons], { description: 'Which rule decided.' }),
})

/** Any text as the slug of something that exists: what does not exist is a 404. */
export const SlugParams = Type.Object({ slug: Type.String() })
export const CustomTargetParams = Type.Object({ slug: Type.String(), type: Type.String(), id: Type.String() })
export const TargetParams = Type.Object({ slug: Type.String(), resourceId: Type.String() })

export interface FlagRow {
  id: string
  slug: string
  name: string
  description: string | null
  tags: string[]
  owner: FlagOwner | null
  enabled: boolean
  default_value: boolean
  rollout_percentage: number
  created_at: string
  updated_at: string
}

export interface FlagTargetRow {
  user_id: string | null
  organization_id: string | null
  target_id: string
  enabled: boolean
  created_at: string
  updated_at: string
}

export interface CustomTargetRow {
  target_type: string
  target_id: string
  created_at: string
}

export const flagColumns = sql`
  f.id, f.slug, f.name, f.description, f.tags, f.owner, f.enabled, f.default_value, f.rollout_percentage, f.created_at,
  f.updated_at`

export const targetColumns = sql`t.user_id, t.organization_id, t.target_id, t.enabled, t.created_at, t.updated_at`

export function toFlag(row: FlagRow): FeatureFlag {
  return {
    object: 'feature_flag',
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    owner: row.owner && { email: row.owner.email, first_name: row.owner.first_name, last_name: row.owner.last_name },
    tags: row.tags,
    enabled: row.enabled,
    default_value: row.default_value,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toTarget(row: FlagTargetRow): FlagTarget {
  return {
    object: 'feature_flag_target',
    id: row.target_id,
    type: row.user_id === null ? 'organization' : 'user',
    enabled: row.enabled,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toCustomTarget({ target_type, target_id, created_at }: CustomTargetRow): CustomFlagTarget {
  return { object: 'feature_flag_custom_target', type: target_type, id: target_id, enabled: true, created_at }
}
