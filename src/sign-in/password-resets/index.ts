import * as passwordResetEvents from './events.ts'
import { deleteOldPasswordResets } from './jobs.ts'
import { confirmPasswordResetOperation } from './operations/confirm-password-reset.ts'
import { createPasswordResetOperation } from './operations/create-password-reset.ts'
import { getPasswordResetOperation } from './operations/get-password-reset.ts'
import { mailRequestedReset } from './request-reset.ts'

export const operations = [createPasswordResetOperation, confirmPasswordResetOperation, getPasswordResetOperation]
export const events = Object.values(passwordResetEvents)
export const jobs = [mailRequestedReset]
export const crons = [deleteOldPasswordResets]

export { requestPasswordReset } from './request-reset.ts'
export { findResetEnvironment, requireResettingUser, resetPassword } from './reset-password.ts'
