import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { Name, Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'
import { Authentication, AuthenticationInput } from '#platform/outgoing/authentication.ts'
import { AttributeMapping, completeMapping } from './attributes.ts'

export const updateMethods = ['automatic', 'patch', 'put'] as const
export const deprovisionings = ['deactivate', 'delete'] as const

const ids = (description: string, maxItems: number) =>
  Type.Union([Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { minItems: 1, maxItems }), Type.Null()], {
    description,
  })

/** As they are set and as they are shown. */
const settings = {
  attribute_mapping: AttributeMapping,
  organization_ids: ids('Only members of these organizations. `null`, the default: of all.', 500),
  role_slugs: ids('Only members who have one of these roles. `null`, the default: any role.', 100),
  group_ids: ids('Only members of one of these groups. `null`, the default: also of none.', 100),
  pushes_groups: Type.Boolean({
    description:
      'Whether groups are pushed too: those of the organizations, or those in `group_ids`. Default: `false`.',
  }),
  update_method: Type.Enum([...updateMethods], {
    description:
      'How users that changed are updated. `automatic`, the default, asks the `ServiceProviderConfig` of the target, and takes PATCH where it says nothing.',
  }),
  deprovisioning: Type.Enum([...deprovisionings], {
    description:
      'What happens at the target to a person who is no longer among those who are pushed: `deactivate` (`active: false`, the default) or `delete`.',
  }),
}
const optionalSettings = Type.Partial(Type.Object(settings)).properties
const endpointUrl = Type.String({
  maxLength: 2_000,
  description:
    'The base URL of its SCIM 2.0 server, without `/Users`. It cannot be changed, since the ids there belong to it.',
})
const how = { description: 'How the target is authenticated to.' }
const time = (description: string) => Type.Union([Timestamp, Type.Null()], { description })
const targetId = Type.String({ description: 'The id of the SCIM target.' })
const settable = Type.Enum(['active', 'paused'], {
  description: '`paused` pushes nothing; `active` continues with all that changed meanwhile.',
})

export const CreateScimTarget = Type.Object({
  name: Name(100),
  endpoint_url: endpointUrl,
  authentication: { ...AuthenticationInput, ...how },
  state: Type.Optional(settable),
  ...optionalSettings,
})
export type CreateScimTarget = Static<typeof CreateScimTarget>

export const UpdateScimTarget = Type.Object({
  name: Type.Optional(Name(100)),
  authentication: Type.Optional({ ...AuthenticationInput, ...how }),
  state: Type.Optional(settable),
  ...optionalSettings,
})
export type UpdateScimTarget = Static<typeof UpdateScimTarget>

export const targetStates = ['active', 'paused', 'refused'] as const
export type TargetState = (typeof targetStates)[number]

export const ScimTarget = Type.Object({
  object: Type.Literal('scim_target'),
  id: Type.String(),
  name: Type.String(),
  endpoint_url: endpointUrl,
  authentication: { ...Authentication, ...how },
  ...settings,
  state: Type.Enum([...targetStates], {
    description:
      '`refused`: the target refused the credentials, and is paused until they are replaced or it is set to `active`.',
  }),
  is_reconciling: Type.Boolean({ description: 'Whether a full comparison with the target is under way.' }),
  reconciled_at: time('When the target was last compared in full. `null` if it never was.'),
  last_error: Nullable(
    Type.Object(
      { message: Type.String(), occurred_at: Timestamp },
      { description: 'Why the target could not be reached. `null` once it could.' },
    ),
  ),
  next_attempt_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type ScimTarget = Static<typeof ScimTarget>

export interface TargetRow {
  id: string
  name: string
  endpoint_url: string
  authentication: Authentication
  sealed_secret: string
  attribute_mapping: AttributeMapping
  organization_ids: string[] | null
  role_slugs: string[] | null
  group_ids: string[] | null
  pushes_groups: boolean
  update_method: (typeof updateMethods)[number]
  supports_patch: boolean | null
  deprovisioning: (typeof deprovisionings)[number]
  state: TargetState
  reconciliation_phase: string | null
  reconciliation_cursor: string | null
  reconciliation_run: string | null
  reconciled_at: string | null
  failures: number
  last_error: string | null
  last_error_at: string | null
  next_attempt_at: string | null
  created_at: string
  updated_at: string
}

export const targetColumns: Statement = sql`
  t.id, t.name, t.endpoint_url, t.authentication, t.sealed_secret, t.attribute_mapping, t.organization_ids, t.role_slugs,
  t.group_ids, t.pushes_groups, t.update_method, t.supports_patch, t.deprovisioning, t.state, t.reconciliation_phase, t.reconciliation_cursor,
  t.reconciliation_run, t.reconciled_at, t.failures, t.last_error, t.last_error_at, t.next_attempt_at, t.created_at, t.updated_at`

export function toTarget(row: TargetRow): ScimTarget {
  const { last_error, last_error_at } = row
  return {
    object: 'scim_target',
    id: row.id,
    name: row.name,
    endpoint_url: row.endpoint_url,
    authentication: row.authentication,
    attribute_mapping: completeMapping(row.attribute_mapping) as AttributeMapping,
    organization_ids: row.organization_ids,
    role_slugs: row.role_slugs,
    group_ids: row.group_ids,
    pushes_groups: row.pushes_groups,
    update_method: row.update_method,
    deprovisioning: row.deprovisioning,
    state: row.state,
    is_reconciling: row.reconciliation_phase !== null,
    reconciled_at: row.reconciled_at,
    last_error:
      last_error === null || last_error_at === null ? null : { message: last_error, occurred_at: last_error_at },
    next_attempt_at: row.failures > 0 ? row.next_attempt_at : null,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export const objectStates = ['up_to_date', 'pending', 'failed'] as const

export const ScimTargetObject = Type.Object({
  object: Type.Literal('scim_target_object'),
  id: Type.String(),
  target_id: targetId,
  type: Type.Enum(['user', 'group']),
  object_id: Type.String({ description: 'The id of the user or group.' }),
  remote_id: Nullable(Type.String({ description: 'The id at the target. `null` until it has the object.' })),
  active: Type.Boolean({ description: 'Whether it is active at the target, as far as the target has acknowledged.' }),
  state: Type.Enum([...objectStates], { description: '`failed`: the last attempt failed. It is made again.' }),
  last_error: Type.Union([Type.String(), Type.Null()], {
    description: 'Why the last attempt failed. `null` if it did not.',
  }),
  next_attempt_at: Nullable(Timestamp),
  pushed_at: time('When the target last acknowledged it. `null` if it never did.'),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type ScimTargetObject = Static<typeof ScimTargetObject>

/** Figures end here: to count on would take as long as the target has people. */
export const countedTo = 10_000

const counted = (what: string) => Type.Integer({ description: `${what}, counted up to \`counted_to\`.` })

export const ScimTargetFigures = Type.Object({
  object: Type.Literal('scim_target_figures'),
  target_id: targetId,
  users: counted('Accounts that the target has, also those that are deactivated there'),
  groups: counted('Groups that the target has'),
  waiting: counted('Users and groups that are still to be pushed, also those whose last attempt failed'),
  failed: counted('Users and groups whose last attempt failed'),
  counted_to: Type.Integer({ description: 'A figure that is as high may be higher.' }),
})
export type ScimTargetFigures = Static<typeof ScimTargetFigures>

export const ScimTargetRequest = Type.Object({
  object: Type.Literal('scim_target_request'),
  id: Type.String(),
  target_id: targetId,
  object_id: Nullable(Type.String({ description: 'The user or group that it was about. `null` for a list.' })),
  cause: Type.String({ description: 'The name of the event that it follows from, or `reconciliation`.' }),
  event_id: Nullable(Type.String()),
  method: Type.String({ description: 'The HTTP method.' }),
  path: Type.String({ description: 'Behind the `endpoint_url` of the target.' }),
  request_body: { ...PersonalText, description: 'What was sent, without credentials.' },
  response_status: Nullable(Type.Integer({ description: '`null` without a response.' })),
  response_excerpt: { ...PersonalText, description: 'The beginning of the response.' },
  error: Nullable(Type.String({ description: 'Why there was no response.' })),
  duration_ms: Type.Integer(),
  created_at: Timestamp,
})
export type ScimTargetRequest = Static<typeof ScimTargetRequest>
