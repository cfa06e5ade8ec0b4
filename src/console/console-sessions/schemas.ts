import { Type } from 'typebox'
import { environmentKinds } from '#environment/environments/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { operatorRoles } from '../operators/index.ts'

export const ConsoleSessionAnswer = Type.Object({
  object: Type.Literal('console_session'),
  operator: Type.Object({ id: Type.String(), email: Type.String() }, { description: 'The operator who is signed in.' }),
  environments: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      kind: Type.Enum([...environmentKinds], { description: 'What the environment is used for.' }),
      client_id: Type.String(),
      role: Type.Enum([...operatorRoles]),
    }),
    { description: 'Where the operator has a role, the oldest first, at most 100.' },
  ),
  proven_until: {
    ...Nullable(Timestamp),
    description: 'Until when operations that require a recent sign-in are allowed. `null` if they are not.',
  },
  expires_at: Timestamp,
  development: Type.Boolean({ description: 'Whether the server runs in development.' }),
})
