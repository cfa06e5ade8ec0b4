import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

const Kind = Type.Enum(['wrapping', 'keys'], {
  description:
    '`wrapping`: keys stay the same and are wrapped by the configured provider. `keys`: new keys are created, which then wrap the stored values.',
})
export type RotationKind = Static<typeof Kind>

export const StartRotation = Type.Object({ kind: Kind })

export const Rotation = Type.Object({
  object: Type.Literal('vault_rotation'),
  id: Type.String(),
  kind: Kind,
  state: Type.Enum(['running', 'completed']),
  total: Type.Integer({ description: 'The number of keys or versions to process.' }),
  done: Type.Integer({ description: 'The number of keys or versions processed so far.' }),
  failed: Type.Integer({
    description: 'How many of the processed keys or versions could not be unwrapped and stay unchanged.',
  }),
  error: Nullable(Type.String({ description: 'Why the last of them could not.' })),
  created_at: Timestamp,
  updated_at: Timestamp,
})

export interface RotationRow {
  id: string
  kind: RotationKind
  state: 'running' | 'completed'
  total: number
  done: number
  failed: number
  error: string | null
  created_at: string
  updated_at: string
}

export const rotationColumns = sql`id, kind, state, total, done, failed, error, created_at, updated_at`

export function toRotation(row: RotationRow): Static<typeof Rotation> {
  return { object: 'vault_rotation', ...row }
}
