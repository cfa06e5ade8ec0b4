import { policySettings, readSettings } from '#environment/environments/index.ts'
import { type RadarSettings, radarSettings } from '#people/radar/index.ts'
import { passwordSettings } from '#people/users/index.ts'
import type { Flow } from './flow.ts'

/** The settings of the environment that decide what the pages offer, apart from providers. */
export interface SignInOptions {
  password: boolean
  code: boolean
  /** Whether an unknown email may become a user: for everyone, or for the invited user. */
  signUp: boolean
  passwordMinLength: number
  radar: RadarSettings
}

export async function findSignInOptions({ ctx, row }: Pick<Flow, 'ctx' | 'row'>): Promise<SignInOptions> {
  const settings = await readSettings(ctx)
  const { sign_in_methods, sign_up } = policySettings.of(settings)
  return {
    password: sign_in_methods.includes('password'),
    code: sign_in_methods.includes('magic_auth'),
    signUp: sign_up || row.parameters.invitation !== undefined,
    passwordMinLength: passwordSettings.of(settings).password_minimum_length,
    radar: radarSettings.of(settings),
  }
}
