/** What every page of a browser is made of, whatever it is about. */

import { texts } from '../texts/index.ts'

export { copyOf, defineTexts, type OwnTexts, type Reader } from '../texts/define-texts.ts'
export { assets } from './assets/assets.ts'
export { clientContext } from './client-context.ts'
export { DeveloperDetails, type DeveloperDetailsProps } from './failure-page/developer-details.tsx'
export { errorTexts } from './failure-page/error-texts.ts'
export {
  type FailureProps,
  type FailureTexts,
  type PageLink,
  renderFailure,
} from './failure-page/failure-page.tsx'
export { SupportCode, supportCodeLength, supportCodeOf } from './failure-page/support-code.tsx'
export { AllowOrDeny } from './forms/allow-or-deny.tsx'
export { browserIdCookie, newBrowserId, readBrowserId } from './forms/browser-id.ts'
export { readFailureCookie, refuseWithCookie } from './forms/failure-cookie.ts'
export {
  type Failure,
  type FormState,
  noFailure,
  type ShownFailure,
  shownFailure,
  toFailure,
} from './forms/failures.ts'
export { describedByNote, FieldNote } from './forms/field-note.tsx'
export { firstToFocus, hasFailed } from './forms/first-to-focus.ts'
export { Form } from './forms/form.tsx'
export type { FieldState, FormTarget, PageNotices } from './forms/form-props.ts'
export { csrfToken, isFromOwnOrigin, isOwnForm } from './forms/form-token.ts'
export { Notices } from './forms/notices.tsx'
export { type OrganizationChoice, OrganizationField } from './forms/organization-field.tsx'
export { PrimaryButton } from './forms/primary-button.tsx'
export { RelayForm } from './forms/relay-form.tsx'
export { SelectField } from './forms/select-field.tsx'
export { TextField, type TextFieldProps } from './forms/text-field.tsx'
export { type LinkVisit, linkForm, openLink, showLinkPage } from './links/link-visit.ts'
export { BrandMark } from './page/brand-header.tsx'
export { Document } from './page/document.tsx'
export {
  type Brand,
  type PageContext,
  type PageProps,
  pageContext,
} from './page/page-context.ts'
export { pageHeaders, pageReply } from './page/page-reply.ts'
export type { PageStatus } from './page/page-status.ts'
export { renderPage } from './page/render-page.ts'
export { safeUrl } from './page/safe-url.ts'
export { CardHeading } from './parts/card-heading.tsx'
export { CardLink } from './parts/card-link.tsx'
export { CopyButton, CopyScript } from './parts/copy-button.tsx'
export { EmailAddress } from './parts/email-address.tsx'
export { Facts } from './parts/facts.tsx'
export { Grouped } from './parts/grouped.tsx'
export {
  AlertIcon,
  BuildingIcon,
  CheckIcon,
  DownloadIcon,
  EyeIcon,
  ForwardIcon,
  KeyIcon,
  MailIcon,
} from './parts/icons.tsx'
export { initial } from './parts/initial.ts'
export { LinkButton } from './parts/link-button.tsx'
export { LocalDate } from './parts/local-date.tsx'
export { OutboxLink } from './parts/outbox-link.tsx'
export { PageScript } from './parts/page-script.tsx'
export { QrCode } from './parts/qr-code.tsx'
export { withNode } from './parts/with-node.tsx'
export { type PagePreviews, pagePreviews, replaceableTexts } from './previews/page-previews.ts'
export { sample } from './previews/sample-values.ts'

export const failurePageTexts = texts.kit.failurePage
