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
import { EmailField } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'

export interface ForgotPasswordProps extends PageProps, PageNotices {
  /** Receives `email`. */
  form: FormTarget
  email?: FieldState | undefined
  backUrl: string
}

function ForgotPasswordPage({ page, form, email, backUrl, alert, notice }: ForgotPasswordProps) {
  const text = texts.passwords.forgotPassword(page)
  return (
    <Document page={page} pageKey="forgot-password" title={text.title} failed={hasFailed(alert, email)}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <EmailField page={page} state={email} autoComplete="username" />
        <PrimaryButton label={text.submit} />
      </Form>
      <CardLink href={backUrl} label={text.back} />
    </Document>
  )
}

export const renderForgotPassword = (props: ForgotPasswordProps): string =>
  renderPage(<ForgotPasswordPage {...props} />)
