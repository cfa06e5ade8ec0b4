/** The hosted pages as pure functions: props in, a document out. Routing, state and texts' choice are the caller's. */

export { type DefaultRedirectProps, renderDefaultRedirect } from './default-redirect.tsx'
export { type DeviceProps, renderDevice } from './device.tsx'
export { type DeviceConfirmationProps, renderDeviceConfirmation } from './device-confirmation.tsx'
export { type DeviceDecidedProps, renderDeviceDecided } from './device-decided.tsx'
export { type EmailVerificationProps, renderEmailVerification } from './email-verification.tsx'
export { type ErrorPageProps, renderErrorPage } from './error-page.tsx'
export { type ForgotPasswordProps, renderForgotPassword } from './forgot-password.tsx'
export { type ForgotPasswordSentProps, renderForgotPasswordSent } from './forgot-password-sent.tsx'
export { type InvitationProps, renderInvitation } from './invitation.tsx'
export { type MagicCodeProps, renderMagicCode } from './magic-code.tsx'
export { type MfaEnrollmentProps, renderMfaEnrollment } from './mfa-enrollment.tsx'
export { type MfaRecoveryProps, renderMfaRecovery } from './mfa-recovery.tsx'
export { type MfaTextMessageProps, type PhoneChoice, renderMfaTextMessage } from './mfa-text-message.tsx'
export { type MfaVerificationProps, renderMfaVerification } from './mfa-verification.tsx'
export { type NotFoundProps, renderNotFound } from './not-found.tsx'
export {
  type OrganizationChoice,
  type OrganizationSelectionProps,
  renderOrganizationSelection,
} from './organization-selection.tsx'
export type { FieldState, FormTarget, PageBrand, PageContext, PageNotices } from './page/page-context.ts'
export type { SignInMethod } from './parts/method-buttons.tsx'
export type { MethodIconName } from './parts/method-icon.tsx'
export type { PasskeyRequest } from './parts/passkey-form.tsx'
export { type PasskeyEnrollmentProps, renderPasskeyEnrollment } from './passkey-enrollment.tsx'
export { type RecoveryCodesProps, renderRecoveryCodes } from './recovery-codes.tsx'
export { type ResetPasswordProps, renderResetPassword } from './reset-password.tsx'
export { renderSignIn, type SignInProps } from './sign-in.tsx'
export { renderSignInPassword, type SignInPasswordProps } from './sign-in-password.tsx'
export { renderSignUp, type SignUpProps } from './sign-up.tsx'
export { renderSignedOut, type SignedOutProps } from './signed-out.tsx'
