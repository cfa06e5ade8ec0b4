import { defineUserOperation } from '../../widget-tokens/index.ts'
import { Success } from '../schemas.ts'
import { removeFactors } from '../second-factor.ts'

/** Needs elevated access, since the account has one proof less afterwards. */
export const deleteTotpFactorsOperation = defineUserOperation({
  id: 'gatehouse.widgets.totp_factors.delete',
  method: 'DELETE',
  path: '/_widgets/UserProfile/totp-factors',
  summary: 'Remove the second factors of the user for a widget',
  elevated: true,
  success: { status: 200, body: Success },
  async handler(_input, ctx, { userId }) {
    await removeFactors(ctx, userId)
    return { success: true as const }
  },
})
