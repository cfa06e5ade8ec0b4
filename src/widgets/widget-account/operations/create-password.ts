import { Type } from 'typebox'
import { passwordStrengthError } from '#people/users/index.ts'
import { passwordAuthDisabled } from '#sign-in/authentication/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { passwordIsSet } from '../errors.ts'
import { Password, Success } from '../schemas.ts'
import { createPassword } from '../security.ts'

/** For a user without a password; needs elevated access. */
export const createPasswordOperation = defineUserOperation({
  id: 'gatehouse.widgets.password.create',
  method: 'POST',
  path: '/_widgets/UserProfile/create-password',
  summary: 'Set a first password for a widget',
  elevated: true,
  body: Type.Object({ password: Password }),
  success: { status: 201, body: Success },
  errors: [passwordAuthDisabled, passwordIsSet, passwordStrengthError],
  async handler({ body }, ctx, widget) {
    await createPassword(ctx, widget, body.password)
    return { success: true as const }
  },
})
