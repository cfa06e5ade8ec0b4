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
  PrimaryButton,
  renderPage,
  TextField,
  withNode,
} from '#pages/kit/index.ts'
import { newPasswordTexts, PasswordManagerHint } from '../../parts/index.ts'
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
        <TextField
          name="new_password"
          type="password"
          label={text.label}
          state={password}
          autoComplete="new-password"
          hint={newPasswordTexts(page).hint(passwordPolicy.minLength)}
          autoFocus
        />
        <PrimaryButton label={text.submit} />
      </Form>
    </Document>
  )
}

export const renderResetPassword = (props: ResetPasswordProps): string => renderPage(<ResetPasswordPage {...props} />)
