import { renderPage } from '#pages/kit/index.ts'
import { type TextedCodeProps, TextedCodeView } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaTextMessageProps extends TextedCodeProps {
  /** Other ways, as far as the user has them. */
  appUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** Asks for the code that was texted to a phone. */
function MfaTextMessagePage(props: MfaTextMessageProps) {
  const { useApp, useRecoveryCode } = texts.secondFactors.common(props.page)
  const links = [
    { href: props.appUrl, label: useApp },
    { href: props.recoveryUrl, label: useRecoveryCode },
  ]
  return <TextedCodeView {...props} pageKey="mfa/text-message" links={links} />
}

export const renderMfaTextMessage = (props: MfaTextMessageProps): string =>
  renderPage(<MfaTextMessagePage {...props} />)
