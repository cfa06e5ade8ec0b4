export { traceFailure } from './answered.ts'
export { bindingCookie, isBoundTo, newBinding } from './browser-binding.ts'
export { connectionUnknown, ssoRefused } from './errors.ts'
export { type Admission, isInsideOrganization, readAdmission } from './inside-organization.ts'
export { bindingOf, withoutSecrets } from './oidc/prepare.ts'
export { findVisitOfBrowser, ownVisit } from './own-visit.ts'
export type { SignInHints } from './prepared.ts'
export { ProviderTokens } from './provider-tokens.ts'
export { type EncodedMessage, encodeMessage, type ProviderForm } from './saml/encode-message.ts'
export { readWithPartner } from './saml/read-with-partner.ts'
export { spendMessage } from './saml/spend-message.ts'
export { type Departure, sendAway } from './send-away.ts'
export { ssoSettings } from './settings.ts'
export { startProviderSignIn } from './start.ts'
export { takeAnswer } from './take-answer.ts'
export {
  completeVisit,
  findVisit,
  type KeptAnswer,
  newSecret,
  type OidcTokens,
  openAnswer,
  openVisit,
  type Purpose,
  type SamlSession,
  type SecretVisit,
  type SessionTokens,
  type StandingVisit,
  type VisitRow,
} from './visits.ts'
