import { defineOperation } from '../../../platform/http/operation.ts'
import { getSignInSettings, SignInSettings, toSignInSettings } from '../sign-in-settings.ts'

export const getSignInSettingsOperation = defineOperation({
  id: 'gatehouse.environments.sign_in_settings.get',
  method: 'GET',
  path: '/environments/current/sign_in_settings',
  summary: 'Get the sign-in settings',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: SignInSettings },
  handler: async (_input, ctx) => toSignInSettings(await getSignInSettings(ctx)),
})
