import { renderPage } from '#pages/kit/index.ts'
import { type CodeProps, CodeView, SixDigits } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaVerificationProps extends CodeProps {
  /** Other ways, as far as the user has them. */
  textUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** Asks for a code of an authenticator app. */
function MfaVerificationPage(props: MfaVerificationProps) {
  const { page, code, textUrl, recoveryUrl } = props
  const text = texts.secondFactors.verification(page)
  const { title, submit, useText, useRecoveryCode } = texts.secondFactors.common(page)
  return (
    <CodeView
      {...props}
      pageKey="mfa/verification"
      title={title}
      lead={text.lead}
      field={<SixDigits page={page} state={code} hint={text.hint} />}
      submit={submit}
      links={[
        { href: textUrl, label: useText },
        { href: recoveryUrl, label: useRecoveryCode },
      ]}
    />
  )
}

export const renderMfaVerification = (props: MfaVerificationProps): string =>
  renderPage(<MfaVerificationPage {...props} />)
