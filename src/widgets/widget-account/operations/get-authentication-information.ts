import { defineUserOperation } from '../../widget-tokens/index.ts'
import { AuthenticationInformation } from '../schemas.ts'
import { describeSecurity } from '../security.ts'

export const getAuthenticationInformationOperation = defineUserOperation({
  id: 'gatehouse.widgets.authentication_information.get',
  method: 'GET',
  path: '/_widgets/UserProfile/authentication-information',
  summary: "Get the user's sign-in methods for a widget",
  success: { status: 200, body: AuthenticationInformation },
  handler: async (_input, ctx, widget) => ({ data: await describeSecurity(ctx, widget) }),
})
