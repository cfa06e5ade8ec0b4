import { Type } from 'typebox'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { passwordAuthDisabled } from '../../authentication/index.ts'
import { migrationUnavailable } from '../../migration-endpoints/index.ts'
import { PasswordReset } from '../schemas.ts'
import { createPasswordReset } from '../service.ts'

export const createPasswordResetOperation = defineOperation({
  id: 'UserlandUsersController_createPasswordResetToken',
  method: 'POST',
  path: '/user_management/password_reset',
  summary: 'Create a password reset',
  description: 'Emails a link for choosing a new password.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({ email: Type.String({ format: 'email' }) }),
  success: { status: 201, body: PasswordReset },
  errors: [notFound, passwordAuthDisabled, tooManyMails, migrationUnavailable],
  handler: async ({ body }, ctx) => requestReset(ctx, body.email),
})

/** @param page where the link leads, instead of the address of the settings. @throws tooManyMails */
export async function requestReset(ctx: Context, email: string, page?: string): Promise<PasswordReset> {
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
  return createPasswordReset(ctx, email, { page })
}
