import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'

/** A JSON Schema as it was given. `metadata-schema.ts` says which are accepted. */
const MetadataSchema = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  additionalProperties: {},
  description: 'A JSON Schema for an object of strings, numbers and booleans.',
})

const definition = {
  actor: Type.Optional(Type.Object({ metadata: MetadataSchema })),
  targets: Type.Array(
    Type.Object({
      type: Type.String({ minLength: 1, maxLength: 255 }),
      metadata: Type.Optional(MetadataSchema),
    }),
    {
      minItems: 1,
      maxItems: 100,
      description: 'The types of targets that events may have, with the schema of their metadata.',
    },
  ),
  metadata: Type.Optional(MetadataSchema),
}

/** What events of an action look like. */
export const AuditSchemaDefinition = Type.Object(definition)
export type AuditSchemaDefinition = Static<typeof AuditSchemaDefinition>

/** How an action is called in events and paths: what cannot be seen or ends a path is refused. */
export const ActionName = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\s\\p{Cc}\\p{Cf}/]+$' })

export const AuditSchema = Type.Object({
  object: Type.Literal('audit_log_schema'),
  version: Type.Integer({ description: 'The version of the schema, counted from 1.' }),
  ...definition,
  created_at: Timestamp,
})
export type AuditSchema = Static<typeof AuditSchema>

export const AuditAction = Type.Object({
  object: Type.Literal('audit_log_action'),
  name: Type.String(),
  schema: { ...AuditSchema, description: 'The newest version of the schema.' },
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type AuditAction = Static<typeof AuditAction>

export interface AuditSchemaRow {
  id: string
  version: number
  definition: AuditSchemaDefinition
  created_at: string
}

export interface AuditActionRow {
  id: string
  name: string
  created_at: string
  updated_at: string
  schema_id: string
  version: number
  definition: AuditSchemaDefinition
  schema_created_at: string
}

export const auditSchemaColumns = sql`s.id, s.version, s.definition, s.created_at`

export function toAuditSchema({ version, definition, created_at }: Omit<AuditSchemaRow, 'id'>): AuditSchema {
  return { object: 'audit_log_schema', version, ...definition, created_at }
}

export function toAuditAction({
  name,
  version,
  definition,
  created_at,
  updated_at,
  schema_created_at,
}: AuditActionRow): AuditAction {
  return {
    object: 'audit_log_action',
    name,
    schema: toAuditSchema({ version, definition, created_at: schema_created_at }),
    created_at,
    updated_at,
  }
}
