import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { Address } from './parts/address.tsx'
import { CardHeading } from './parts/card-heading.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { PasswordManagerHint } from './parts/password-manager-hint.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'
import { withNode } from './parts/with-node.tsx'

export interface ResetPasswordProps extends PageProps, PageNotices {
  /** Receives `new_password`. */
  form: FormTarget
  /** Whose password it is. */
  email: string
  passwordPolicy: { minLength: number }
  /** Only its error is shown; a password is never written into a page. */
  password?: FieldState | undefined
}

/** Where the link of a mail leads: choose a new password. */
function ResetPasswordPage({ page, form, email, passwordPolicy, password, alert, notice }: ResetPasswordProps) {
  const { passwordReset: text, signUp } = page.messages
  return (
    <Document page={page} pageKey="reset-password" title={text.title} failed={hasFailed(alert, password)}>
      <CardHeading title={text.title}>{withNode(text.lead, <Address email={email} />)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <PasswordManagerHint email={email} />
        <TextField
          name="new_password"
          type="password"
          label={text.label}
          state={password}
          autoComplete="new-password"
          hint={signUp.passwordHint(passwordPolicy.minLength)}
          autoFocus
        />
        <PrimaryButton label={text.submit} />
      </Form>
    </Document>
  )
}

export const renderResetPassword = (props: ResetPasswordProps): string => renderPage(<ResetPasswordPage {...props} />)
