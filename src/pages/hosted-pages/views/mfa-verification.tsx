import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { SixDigits } from './parts/six-digits.tsx'

export interface MfaVerificationProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  code?: FieldState | undefined
  /** Other ways, as far as the person has them. */
  textUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** A second step with an authenticator app. */
function MfaVerificationPage({ page, form, code, textUrl, recoveryUrl, alert, notice }: MfaVerificationProps) {
  const { mfa: text, code: common } = page.messages
  return (
    <Document page={page} pageKey="mfa/verification" title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{text.appLead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits label={common.label} state={code} hint={text.appHint} />
        <PrimaryButton label={text.submit} />
      </Form>
      <CardLink href={textUrl} label={text.useText} />
      <CardLink href={recoveryUrl} label={text.useRecoveryCode} />
    </Document>
  )
}

export const renderMfaVerification = (props: MfaVerificationProps): string =>
  renderPage(<MfaVerificationPage {...props} />)
