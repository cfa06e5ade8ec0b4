import { defineOperation } from '#platform/http/operation.ts'
import type { SettingsPart } from '../settings.ts'
import { signInSettingsSchema, updateSignInSettings, updateSignInSettingsSchema } from '../sign-in-settings.ts'

export const createUpdateSignInSettingsOperation = (parts: readonly SettingsPart[]) =>
  defineOperation({
    id: 'gatehouse.environments.sign_in_settings.update',
    method: 'PATCH',
    path: '/environments/current/sign_in_settings',
    summary: 'Update the sign-in settings',
    description: 'Changes sign-in methods, sign-up, password policy, MFA, sessions, links, and which emails are sent.',
    surface: 'api',
    access: 'api_key',
    repeatable: true,
    body: updateSignInSettingsSchema(parts),
    success: { status: 200, body: signInSettingsSchema(parts) },
    handler: ({ body }, ctx) => updateSignInSettings(ctx, body),
  })
