import { renderPage } from '#pages/kit/index.ts'
import { type CodeProps, CodeView, GroupedCode } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaRecoveryProps extends CodeProps {
  /** Other ways, as far as the user has them. */
  appUrl?: string | undefined
  textUrl?: string | undefined
}

/** Asks for a recovery code, for a user without their phone. */
function MfaRecoveryPage(props: MfaRecoveryProps) {
  const { page, code, appUrl, textUrl } = props
  const { title, lead, label } = texts.secondFactors.recovery(page)
  const { submit, useApp, useText } = texts.secondFactors.common(page)
  return (
    <CodeView
      {...props}
      pageKey="mfa/recovery"
      title={title}
      lead={lead}
      field={<GroupedCode name="code" label={label} state={code} maxLength={24} autoFocus />}
      submit={submit}
      links={[
        { href: appUrl, label: useApp },
        { href: textUrl, label: useText },
      ]}
    />
  )
}

export const renderMfaRecovery = (props: MfaRecoveryProps): string => renderPage(<MfaRecoveryPage {...props} />)
