import {
  CardHeading,
  CopyButton,
  CopyScript,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  Grouped,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  QrCode,
  renderPage,
} from '#pages/kit/index.ts'
import { SixDigits } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaEnrollmentProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  /** The otpauth URL in the QR code, which apps on the same device open too. */
  uri: string
  /** Base32, for entering it by hand. */
  secret: string
  code?: FieldState | undefined
}

/** Sets up an authenticator app: scan the QR code, then enter a first code. */
function MfaEnrollmentPage({ page, form, uri, secret, code, alert, notice }: MfaEnrollmentProps) {
  const text = texts.secondFactors.enrollment(page)
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
        <SixDigits page={page} state={code} hint={text.codeHint} />
        <PrimaryButton label={text.submit} />
      </Form>
      <CopyScript page={page} />
    </Document>
  )
}

export const renderMfaEnrollment = (props: MfaEnrollmentProps): string => renderPage(<MfaEnrollmentPage {...props} />)
