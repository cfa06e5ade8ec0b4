import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

export const passwordSettings = defineSettings(
  'sign_in',
  {
    password_minimum_length: Type.Integer({
      minimum: 10,
      maximum: 128,
      description: 'The minimum length of a new password in characters.',
    }),
    password_minimum_score: Type.Integer({
      minimum: 2,
      maximum: 4,
      description: 'The minimum strength of a new password, on the zxcvbn scale from 0 to 4.',
    }),
    refuse_breached_passwords: Type.Boolean({
      description: 'Whether new passwords are checked against known breaches.',
    }),
    password_history: Type.Integer({
      minimum: 0,
      maximum: 10,
      description: 'How many of the latest passwords, including the current one, can’t be reused.',
    }),
  },
  { password_minimum_length: 10, password_minimum_score: 3, refuse_breached_passwords: true, password_history: 0 },
)
