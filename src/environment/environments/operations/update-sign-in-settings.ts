import { defineOperation } from '../../../platform/http/operation.ts'
import { SignInSettings, toSignInSettings, UpdateSignInSettings, updateSignInSettings } from '../sign-in-settings.ts'

export const updateSignInSettingsOperation = defineOperation({
  id: 'gatehouse.environments.sign_in_settings.update',
  method: 'PATCH',
  path: '/environments/current/sign_in_settings',
  summary: 'Update the sign-in settings',
  description: 'Sign-in methods, sign-up, password policy, MFA, sessions, links and which emails are sent.',
  surface: 'api',
  access: 'api_key',
  body: UpdateSignInSettings,
  success: { status: 200, body: SignInSettings },
  handler: async ({ body }, ctx) => toSignInSettings(await updateSignInSettings(ctx, body)),
})
