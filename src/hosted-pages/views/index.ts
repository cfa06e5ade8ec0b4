/** The hosted pages as pure functions: props in, a document out. Routing, state and texts' choice are the caller's. */

export { type Branding, brandStylesheet } from './branding/brand-stylesheet.ts'
export { type DefaultRedirectProps, renderDefaultRedirect } from './default-redirect.tsx'
export { type DeviceProps, renderDevice } from './device.tsx'
export { type DeviceConfirmationProps, renderDeviceConfirmation } from './device-confirmation.tsx'
export { type DeviceDecidedProps, renderDeviceDecided } from './device-decided.tsx'
export { type EmailVerificationProps, renderEmailVerification } from './email-verification.tsx'
export { type ErrorPageProps, renderErrorPage } from './error-page.tsx'
export { type MagicCodeProps, renderMagicCode } from './magic-code.tsx'
export { type NotFoundProps, renderNotFound } from './not-found.tsx'
export {
  type OrganizationChoice,
  type OrganizationSelectionProps,
  renderOrganizationSelection,
} from './organization-selection.tsx'
export type { FieldState, FormTarget, PageBrand, PageContext, PageNotices } from './page/page-context.ts'
export type { SignInMethod } from './parts/method-buttons.tsx'
export type { MethodIconName } from './parts/method-icon.tsx'
export { renderSignIn, type SignInProps } from './sign-in.tsx'
export { renderSignInPassword, type SignInPasswordProps } from './sign-in-password.tsx'
export { renderSignUp, type SignUpProps } from './sign-up.tsx'
export { renderSignedOut, type SignedOutProps } from './signed-out.tsx'
