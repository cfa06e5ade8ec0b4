import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CopyButton, CopyScript } from './parts/copy-button.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Grouped } from './parts/grouped.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { QrCode } from './parts/qr-code.tsx'
import { SixDigits } from './parts/six-digits.tsx'

export interface MfaEnrollmentProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  /** The otpauth address in the QR code, which apps on the same device open too. */
  uri: string
  /** Base32, for entering it by hand. */
  secret: string
  code?: FieldState | undefined
}

/** Set up an authenticator app: scan, then show that it works. */
function MfaEnrollmentPage({ page, form, uri, secret, code, alert, notice }: MfaEnrollmentProps) {
  const { mfaEnrollment: text, code: common } = page.messages
  return (
    <Document page={page} pageKey="mfa/enrollment" title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{text.lead(page.brand.name)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <div className="gh-scan">
        <QrCode text={uri} label={text.qrCode} />
        <p>{text.byHand}</p>
        <Grouped text={secret} id="key" />
        <div className="gh-tools">
          <CopyButton page={page} source="key" label={text.copyKey} />
          <a className="gh-link" href={uri}>
            {text.openApp}
          </a>
        </div>
      </div>
      <Form target={form}>
        <SixDigits label={common.label} state={code} hint={text.codeHint} />
        <PrimaryButton label={text.submit} />
      </Form>
      <CopyScript page={page} />
    </Document>
  )
}

export const renderMfaEnrollment = (props: MfaEnrollmentProps): string => renderPage(<MfaEnrollmentPage {...props} />)
