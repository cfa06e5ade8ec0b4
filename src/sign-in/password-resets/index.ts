export { requestPasswordReset } from './request-reset.ts'
export { findResetEnvironment, requireResettingUser, resetPassword } from './reset-password.ts'
