import { CopyButton, CopyScript, Grouped, QrCode, renderPage } from '#pages/kit/index.ts'
import { type CodeProps, CodeView, SixDigits } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaEnrollmentProps extends CodeProps {
  /** The otpauth URL in the QR code, which apps on the same device open too. */
  uri: string
  /** Base32, for entering it by hand. */
  secret: string
}

/** Sets up an authenticator app: scan the QR code, then enter a first code. */
function MfaEnrollmentPage(props: MfaEnrollmentProps) {
  const { page, uri, secret, code } = props
  const text = texts.secondFactors.enrollment(page)
  return (
    <CodeView
      {...props}
      pageKey="mfa/enrollment"
      title={text.title}
      lead={text.lead(page.brand.name)}
      field={<SixDigits page={page} state={code} hint={text.codeHint} />}
      submit={text.submit}
    >
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
      <CopyScript page={page} />
    </CodeView>
  )
}

export const renderMfaEnrollment = (props: MfaEnrollmentProps): string => renderPage(<MfaEnrollmentPage {...props} />)
