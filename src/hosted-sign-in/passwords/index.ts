export { resetPasswordUrl } from './reset-password/operations.ts'
