import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import { changePassword, createPassword, describeSignIn, Password } from '../../widget-account/index.ts'
import { elevated, elevationRefusals, forUser } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { requireShape } from '../require-shape.ts'
import type { PasswordPolicyViolation, PasswordViolation } from '../types.generated.ts'

export const passwordFields = [
  query('authenticationSettings', forUser, async (_args, ctx) => {
    const { mfaPolicy, takesPasswords, takesPasskeys, passwordSettings } = await describeSignIn(ctx)
    return {
      mfaEnabled: mfaPolicy !== 'off',
      mfaRequired: mfaPolicy === 'required',
      passkeyAuthEnabled: takesPasskeys,
      passwordAuthEnabled: takesPasswords,
      passwordPolicy: {
        minimumLength: passwordSettings.passwordMinimumLength,
        minimumStrength: passwordSettings.passwordMinimumStrength,
        rejectsBreachedPasswords: passwordSettings.isPasswordPwnedRequired,
        requiresLowercase: false,
        requiresNumber: passwordSettings.isPasswordNumberRequired,
        requiresSymbol: passwordSettings.isPasswordSymbolRequired,
        requiresUppercase: passwordSettings.isPasswordUppercaseRequired,
      },
    }
  }),

  mutation(
    'createPassword',
    elevated,
    async ({ input }, ctx, widget) => {
      const { password } = requireShape(Type.Object({ password: Password }), { password: input.password })
      await createPassword(ctx, widget, password)
      return { __typename: 'PasswordCreated', success: true }
    },
    {
      ...elevationRefusals,
      password_already_set: () => ({ __typename: 'UserAlreadyHasPassword', _placeholder: true }),
      password_strength_error: toPolicyViolation,
    },
  ),

  mutation(
    'updatePassword',
    forUser,
    async ({ input }, ctx, widget) => {
      const shape = Type.Object({ newPassword: Password, currentPassword: Password })
      await changePassword(ctx, widget, requireShape(shape, { ...input }))
      return { __typename: 'PasswordUpdated', success: true }
    },
    {
      password_incorrect: () => ({ __typename: 'IncorrectPassword', _placeholder: true }),
      password_strength_error: toPolicyViolation,
    },
  ),
]

async function toPolicyViolation(
  { message, definition, details }: DomainError,
  _args: unknown,
  ctx: Context,
): Promise<PasswordPolicyViolation & { __typename: 'PasswordPolicyViolation' }> {
  const { passwordSettings } = await describeSignIn(ctx)
  const given = Array.isArray(details.errors) ? details.errors.filter(isRecord) : []
  const violations = given.map((each) => toViolation(each, passwordSettings.passwordMinimumLength))
  const first = violations[0] ?? { code: definition.code, message }
  return { __typename: 'PasswordPolicyViolation', code: first.code, message: first.message, violations }
}

/** The policy has no rules about kinds of characters, and says in words what else it wants. */
function toViolation({ code, message }: Record<string, unknown>, minimumLength: number): PasswordViolation {
  return {
    allowedSymbols: null,
    breachOccurrences: null,
    characterType: null,
    code: String(code),
    maximumLength: null,
    message: String(message),
    minimumLength: code === 'password_too_short' ? minimumLength : null,
    strengthSuggestions: [],
    strengthWarning: code === 'password_too_weak' ? String(message) : null,
  }
}
