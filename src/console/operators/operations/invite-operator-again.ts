import { Type } from 'typebox'
import { resendRefusals } from '#access/invitations/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { operatorSignedIn } from '../errors.ts'
import { InvitedOperator, toOperator } from '../schemas.ts'
import { inviteAgain } from '../service.ts'

export const inviteOperatorAgainOperation = defineOperation({
  id: 'gatehouse.operators.invite_again',
  method: 'POST',
  path: '/operators/{id}/invite',
  summary: 'Invite an operator again',
  description: 'Mails a new link. The one before stops working.',
  surface: 'api',
  access: 'system_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: InvitedOperator },
  errors: [notFound, operatorSignedIn, ...resendRefusals],
  async handler({ params }, ctx) {
    const { operator, signInUrl } = await inviteAgain(ctx, params.id)
    return { ...toOperator(operator), sign_in_url: signInUrl }
  },
})
