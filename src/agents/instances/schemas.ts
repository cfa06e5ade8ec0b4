import { type Static, Type } from 'typebox'
import { isoTime } from '#events/event-log/index.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { type InstanceType, instanceTypes } from '../blueprints/index.ts'

export const Instance = Type.Object({
  object: Type.Literal('agent_instance'),
  id: Type.String(),
  agent_blueprint_id: Type.String(),
  organization_id: Type.String(),
  organization_membership_id: Nullable(Type.String({ description: 'Of the member for whom the agent acts.' })),
  type: Type.Enum([...instanceTypes]),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Instance = Static<typeof Instance>

export interface InstanceRow {
  id: string
  blueprint_id: string
  organization_id: string
  /** Null for an agent that acts for itself. */
  organization_membership_id: string | null
  created_at: string
  updated_at: string
}

export const instanceColumns = sql`
  id, blueprint_id, organization_id, organization_membership_id, created_at, updated_at`

export function instanceTypeOf(row: Pick<InstanceRow, 'organization_membership_id'>): InstanceType {
  return row.organization_membership_id === null ? 'autonomous' : 'delegated'
}

export function toInstance(row: InstanceRow): Instance {
  return {
    object: 'agent_instance',
    id: row.id,
    agent_blueprint_id: row.blueprint_id,
    organization_id: row.organization_id,
    organization_membership_id: row.organization_membership_id,
    type: instanceTypeOf(row),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** What `toInstance` makes of a row. */
export const instanceData = sql`
  json_build_object(
    'object', 'agent_instance', 'id', id, 'agent_blueprint_id', blueprint_id, 'organization_id', organization_id,
    'organization_membership_id', organization_membership_id,
    'type', case when organization_membership_id is null then 'autonomous' else 'delegated' end,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
