import { Type } from 'typebox'
import { defineSettings } from './settings.ts'

export const signInMethods = ['password', 'magic_auth', 'passkey'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** Who may sign in, and with what. */
export const policySettings = defineSettings(
  'sign_in',
  {
    sign_up: Type.Boolean({
      description: 'Whether people may sign up without an invitation. With `waitlist`, they may not.',
    }),
    sign_in_methods: Type.Array(Type.Enum([...signInMethods]), {
      maxItems: 20,
      description: 'The allowed sign-in methods.',
    }),
    mfa_policy: Type.Enum(['off', 'optional', 'required'], {
      description: 'Who needs a second factor: no one, users who have one, or everyone.',
    }),
  },
  { sign_up: true, sign_in_methods: ['password', 'magic_auth'], mfa_policy: 'optional' },
)
