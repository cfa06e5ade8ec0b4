import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import { KeyContext } from '../vault-keys/index.ts'

const Value = Type.String({ ...secret, description: 'Any text of up to 1 MB.' })
const VersionCheck = Type.String({ description: 'The version that must still be the current one.' })

export const CreateObject = Type.Object({
  name: Name(200, { description: 'The name of the object. It is unique in the environment and can’t be changed.' }),
  value: Value,
  key_context: KeyContext,
})
export type CreateObject = Static<typeof CreateObject>

export const UpdateObject = Type.Object({ value: Value, version_check: Type.Optional(Nullable(VersionCheck)) })
export type UpdateObject = Static<typeof UpdateObject>

export const VersionChecked = Type.Object({ version_check: Type.Optional(VersionCheck) })

export const ObjectMetadata = Type.Object({
  id: Type.String(),
  environment_id: Type.String(),
  context: Type.Unsafe<KeyContext>(Type.Record(Type.String(), Type.String())),
  key_id: Type.String({ description: 'The key of the first entry of the context.' }),
  version_id: Nullable(Type.String()),
  updated_at: Timestamp,
  updated_by: Type.Object({ id: Type.String(), name: Type.String() }, { description: 'Who last changed the object.' }),
})

export const ObjectWithoutValue = Type.Object({ id: Type.String(), name: Type.String(), metadata: ObjectMetadata })
export const VaultObject = Type.Object({ ...ObjectWithoutValue.properties, value: Value })
export const ObjectSummary = Type.Object({ id: Type.String(), name: Type.String(), updated_at: Nullable(Timestamp) })
export const DeletedObject = Type.Object({ name: Type.String(), success: Type.Boolean() })

export const ObjectVersion = Type.Object({
  id: Type.String(),
  created_at: Timestamp,
  current_version: Type.Boolean({ description: 'Whether it is the current version.' }),
  etag: Type.String({
    ...notSecret,
    description: 'A tag of the value. Equal values of the object have the same tag until its keys are rotated.',
  }),
  size: Type.Integer({ description: 'The size of the value in bytes.' }),
})
export const ObjectVersionValue = Type.Object({
  id: Type.String(),
  object_id: Type.String({ description: 'The id of the object.' }),
  value: Value,
  created_at: Timestamp,
})

export interface ObjectRow {
  id: string
  name: string
  key_context: Record<string, string>
  version_id: string
  updated_by_id: string
  updated_by_name: string
  updated_at: string
}

export const objectColumns = sql`
  o.id, o.name, o.key_context, o.version_id, o.updated_by_id, o.updated_by_name, o.updated_at`

export interface VersionRow {
  id: string
  etag: string
  size: number
  created_at: string
}

/** An object with the keys of its current version. */
export type KeyedObject = ObjectRow & { key_ids: readonly string[] }

export function toObjectMetadata({ environmentId }: Context, row: KeyedObject): Static<typeof ObjectMetadata> {
  return {
    id: row.id,
    environment_id: environmentId,
    context: row.key_context,
    key_id: row.key_ids[0] ?? '',
    version_id: row.version_id,
    updated_at: row.updated_at,
    updated_by: { id: row.updated_by_id, name: row.updated_by_name },
  }
}

export function toObjectWithoutValue(ctx: Context, row: KeyedObject): Static<typeof ObjectWithoutValue> {
  return { id: row.id, name: row.name, metadata: toObjectMetadata(ctx, row) }
}
