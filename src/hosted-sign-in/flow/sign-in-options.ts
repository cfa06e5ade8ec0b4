import { isSignUpOpen, waitlistSettings } from '#access/waitlists/index.ts'
import { policySettings, readSettings } from '#environment/environments/index.ts'
import { type RadarSettings, radarSettings } from '#people/radar/index.ts'
import { passwordSettings } from '#people/users/index.ts'
import { type Flow, pageUrl } from './flow.ts'
import { waitlistPath } from './step-paths.ts'

/** The settings of the environment that decide what the pages offer, apart from providers. */
export interface SignInOptions {
  password: boolean
  code: boolean
  /** Whether an unknown email may become a user: for everyone, or for the invited user. */
  signUp: boolean
  /** Whether others join the waitlist instead. */
  waitlist: boolean
  passwordMinLength: number
  radar: RadarSettings
}

export async function findSignInOptions({ ctx, row }: Pick<Flow, 'ctx' | 'row'>): Promise<SignInOptions> {
  const settings = await readSettings(ctx)
  const { sign_in_methods } = policySettings.of(settings)
  const isInvited = row.parameters.invitation !== undefined
  return {
    password: sign_in_methods.includes('password'),
    code: sign_in_methods.includes('magic_auth'),
    signUp: isInvited || isSignUpOpen(settings),
    waitlist: !isInvited && waitlistSettings.of(settings).waitlist,
    passwordMinLength: passwordSettings.of(settings).password_minimum_length,
    radar: radarSettings.of(settings),
  }
}

/** Where the first pages lead people who have no account. */
export function signUpLinks(
  flow: Pick<Flow, 'ctx' | 'token'>,
  { signUp, waitlist }: SignInOptions,
): { signUpUrl: string | undefined; waitlistUrl: string | undefined } {
  return {
    signUpUrl: signUp ? pageUrl(flow, '/sign-up') : undefined,
    waitlistUrl: waitlist ? pageUrl(flow, waitlistPath) : undefined,
  }
}
