import { defineOperation } from '#platform/http/operation.ts'
import { lockSettings, type SettingsPart } from '../settings.ts'
import { getSignInSettings, signInSettingsSchema } from '../sign-in-settings.ts'

export const createGetSignInSettingsOperation = (parts: readonly SettingsPart[]) =>
  defineOperation({
    id: 'gatehouse.environments.sign_in_settings.get',
    method: 'GET',
    path: '/environments/current/sign_in_settings',
    summary: 'Get the sign-in settings',
    surface: 'api',
    access: 'api_key',
    lockRow: (_params, ctx) => lockSettings(ctx),
    success: { status: 200, body: signInSettingsSchema(parts) },
    handler: (_input, ctx) => getSignInSettings(ctx),
  })
