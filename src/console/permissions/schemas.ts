import { type Static, Type } from 'typebox'
import { operatorRoles } from '../operators/index.ts'
import { kinds } from './kinds.ts'

export const OperatorPermission = Type.Object({
  operation_id: Type.String({ description: 'The id of the operation in the API reference.' }),
  operation: Type.String({ description: 'Its method and path, such as `DELETE /organizations/{id}`.' }),
  area: Type.String({ description: 'What the operation is about.' }),
  kind: Type.Enum([...kinds], {
    description: 'What it does: `destroy` cannot be undone, `credential` makes a secret.',
  }),
  step_up: Type.Boolean({ description: 'Whether it needs a proof of at most ten minutes ago.' }),
  reason: Type.Boolean({ description: 'Whether it needs a reason.' }),
  permitted: Type.Boolean({
    description:
      'Whether the caller may call it here: an operator as far as their role goes, a management key wherever its environment reaches.',
  }),
  roles: Type.Array(Type.Enum([...operatorRoles]), { description: 'The roles that permit it in this environment.' }),
  reveal_roles: Type.Array(Type.Enum([...operatorRoles]), {
    description: 'The roles that may have secrets in its answer revealed, with a fresh proof and a reason.',
  }),
})
export type OperatorPermission = Static<typeof OperatorPermission>
