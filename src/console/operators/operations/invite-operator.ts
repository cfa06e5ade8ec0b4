import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { environmentUnknown, operatorExists } from '../errors.ts'
import { InvitedOperator, Role, toOperator } from '../schemas.ts'
import { inviteOperator } from '../service.ts'

export const inviteOperatorOperation = defineOperation({
  id: 'gatehouse.operators.invite',
  method: 'POST',
  path: '/operators',
  summary: 'Invite an operator of the server',
  description: 'By email. They are an operator once they have signed in with that email.',
  surface: 'api',
  access: 'system_key',
  idempotency: 'replay',
  body: Type.Object({
    email: Type.String({ format: 'email' }),
    role: Role,
    environment_id: Type.Optional(
      Nullable(
        Type.String({
          maxLength: 255,
          description: 'Where the role holds. Null or left out for all environments and the operators themselves.',
        }),
      ),
    ),
  }),
  success: { status: 201, body: InvitedOperator },
  errors: [operatorExists, environmentUnknown],
  async handler({ body }, ctx) {
    const { email, role, environment_id = null } = body
    const { operator, signInUrl } = await inviteOperator(ctx, email, { environment_id, role })
    return { ...toOperator(operator), sign_in_url: signInUrl }
  },
})
