import {
  CardHeading,
  Document,
  EmailAddress,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PageScript,
  PrimaryButton,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { newPasswordTexts, PasswordField, PasswordManagerHint } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'

export interface ResetPasswordProps extends PageProps, PageNotices {
  /** Receives `new_password`. */
  form: FormTarget
  /** Whose password it is. */
  email: string
  passwordPolicy: { minLength: number }
  /** Only its error is shown; a password is never written into a page. */
  password?: FieldState | undefined
}

/** The page of a password reset link. */
function ResetPasswordPage({ page, form, email, passwordPolicy, password, alert, notice }: ResetPasswordProps) {
  const text = texts.passwords.resetPassword(page)
  return (
    <Document page={page} pageKey="reset-password" title={text.title} failed={hasFailed(alert, password)}>
      <CardHeading title={text.title}>{withNode(text.lead, <EmailAddress email={email} />)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <PasswordManagerHint email={email} />
        <PasswordField
          page={page}
          name="new_password"
          label={text.label}
          state={password}
          autoComplete="new-password"
          hint={newPasswordTexts(page).hint(passwordPolicy.minLength)}
          autoFocus
        />
        <PrimaryButton label={text.submit} />
      </Form>
      <PageScript page={page} />
    </Document>
  )
}

export const renderResetPassword = (props: ResetPasswordProps): string => renderPage(<ResetPasswordPage {...props} />)
