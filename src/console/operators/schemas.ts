import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { type OperatorRole, operatorRoles } from './roles.ts'

export const Role = Type.Enum([...operatorRoles])

export const ScopedRole = Type.Object({
  environment_id: Nullable(
    Type.String({ maxLength: 255, description: 'Null for all environments and the operators themselves.' }),
  ),
  role: Role,
})
export type ScopedRole = Static<typeof ScopedRole>

export const Operator = Type.Object({
  object: Type.Literal('operator'),
  id: Type.String(),
  email: Type.String(),
  name: Nullable(Type.String({ description: 'Null until they have signed in.' })),
  user_id: Nullable(Type.String({ description: 'The user of the operators’ environment, once they have signed in.' })),
  roles: Type.Array(ScopedRole),
  last_sign_in_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Operator = Static<typeof Operator>

export const InvitedOperator = Type.Object({
  ...Operator.properties,
  sign_in_url: Type.String({
    ...secret,
    description: 'The link that was mailed. It makes its reader the operator, so it is for them alone.',
  }),
})

export interface OperatorRow {
  id: string
  email: string
  user_id: string | null
  name: string | null
  first_name: string | null
  last_name: string | null
  last_sign_in_at: string | null
  created_at: string
  updated_at: string
  roles: readonly { environment_id: string | null; role: OperatorRole }[]
}

/** For a statement that goes on with `where`. */
export const selectOperators = sql`
  select o.id, o.email, o.user_id, u.name, u.first_name, u.last_name, u.last_sign_in_at, o.created_at, o.updated_at,
    (select coalesce(json_agg(json_build_object('environment_id', r.scope_environment_id, 'role', r.role)
        order by r.scope_environment_id nulls first), '[]')
      from operator_roles r where r.environment_id = o.environment_id and r.operator_id = o.id) as roles
  from operators o left join users u on u.environment_id = o.environment_id and u.id = o.user_id`

export function toOperator(row: OperatorRow): Operator {
  const { id, email, user_id, last_sign_in_at, created_at, updated_at } = row
  return {
    object: 'operator',
    id,
    email,
    name: nameOf(row),
    user_id,
    roles: row.roles.map(({ environment_id, role }) => ({ environment_id, role })),
    last_sign_in_at,
    created_at,
    updated_at,
  }
}

export function nameOf({
  name,
  first_name,
  last_name,
}: Pick<OperatorRow, 'name' | 'first_name' | 'last_name'>): string | null {
  const parts = [first_name, last_name].filter((part) => part !== null && part !== '')
  return name || parts.join(' ') || null
}
