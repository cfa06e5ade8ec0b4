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
  TextField,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaRecoveryProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  code?: FieldState | undefined
  /** Other ways, as far as the person has them. */
  appUrl?: string | undefined
  textUrl?: string | undefined
}

/** Asks for a recovery code, for a user without their phone. */
function MfaRecoveryPage({ page, form, code, appUrl, textUrl, alert, notice }: MfaRecoveryProps) {
  const text = texts.secondFactors.recovery(page)
  const mfa = texts.secondFactors.common(page)
  return (
    <Document page={page} pageKey="mfa/recovery" title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="code"
          className="gh-code gh-user-code"
          label={text.label}
          state={code}
          autoComplete="off"
          maxLength={24}
          autoFocus
        />
        <PrimaryButton label={mfa.submit} />
      </Form>
      <CardLink href={appUrl} label={mfa.useApp} />
      <CardLink href={textUrl} label={mfa.useText} />
    </Document>
  )
}

export const renderMfaRecovery = (props: MfaRecoveryProps): string => renderPage(<MfaRecoveryPage {...props} />)
