import {
  CardHeading,
  CardLink,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  renderPage,
} from '#pages/kit/index.ts'
import { SixDigits } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaVerificationProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  code?: FieldState | undefined
  /** Other ways, as far as the person has them. */
  textUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** Asks for a code of an authenticator app. */
function MfaVerificationPage({ page, form, code, textUrl, recoveryUrl, alert, notice }: MfaVerificationProps) {
  const text = texts.secondFactors.verification(page)
  const mfa = texts.secondFactors.common(page)
  return (
    <Document page={page} pageKey="mfa/verification" title={mfa.title} failed={hasFailed(alert, code)}>
      <CardHeading title={mfa.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits page={page} state={code} hint={text.hint} />
        <PrimaryButton label={mfa.submit} />
      </Form>
      <CardLink href={textUrl} label={mfa.useText} />
      <CardLink href={recoveryUrl} label={mfa.useRecoveryCode} />
    </Document>
  )
}

export const renderMfaVerification = (props: MfaVerificationProps): string =>
  renderPage(<MfaVerificationPage {...props} />)
