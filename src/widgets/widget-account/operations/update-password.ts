import { Type } from 'typebox'
import { passwordStrengthError } from '#people/users/index.ts'
import { passwordAuthDisabled, tooManyRequests } from '#sign-in/authentication/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { passwordIncorrect } from '../errors.ts'
import { Password, Success } from '../schemas.ts'
import { changePassword } from '../security.ts'

/** Asks for the current password instead of elevated access. */
export const updatePasswordOperation = defineUserOperation({
  id: 'gatehouse.widgets.password.update',
  method: 'POST',
  path: '/_widgets/UserProfile/update-password',
  summary: 'Change the password of the user for a widget',
  body: Type.Object({ newPassword: Password, currentPassword: Password }),
  success: { status: 201, body: Success },
  errors: [passwordAuthDisabled, passwordIncorrect, passwordStrengthError, tooManyRequests],
  async handler({ body }, ctx, widget) {
    await changePassword(ctx, widget, body)
    return { success: true as const }
  },
})
