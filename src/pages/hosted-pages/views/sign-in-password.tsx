import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { safeUrl } from './page/safe-url.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { MailIcon } from './parts/icons.tsx'
import { IdentityRow } from './parts/identity-row.tsx'
import { Notices } from './parts/notices.tsx'
import { PasswordManagerHint } from './parts/password-manager-hint.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface SignInPasswordProps extends PageProps, PageNotices {
  /** Receives `email` and `password`. */
  form: FormTarget
  email: string
  /** Back to the first step. */
  changeUrl: string
  /** Only its error is shown; a password is never written into a page. */
  password?: FieldState | undefined
  forgotPasswordUrl?: string | undefined
  /** Sends a code instead; left out where codes are switched off. */
  emailCodeForm?: FormTarget | undefined
  /** Left out where nobody may sign up. The page is the same for an address without an account, which has no password. */
  signUpUrl?: string | undefined
}

function SignInPasswordPage(props: SignInPasswordProps) {
  const { page, form, email, changeUrl, password, forgotPasswordUrl, emailCodeForm, signUpUrl, alert, notice } = props
  const { password: text, signIn, page: common } = page.messages
  const forgot = safeUrl(forgotPasswordUrl)
  return (
    <Document page={page} pageKey="sign-in/password" title={text.title} failed={hasFailed(alert, password)}>
      <CardHeading title={text.title} />
      <Notices alert={alert} notice={notice} />
      <IdentityRow email={email} changeUrl={changeUrl} change={common.change} />
      <Form target={form}>
        <PasswordManagerHint email={email} />
        <TextField
          name="password"
          type="password"
          label={common.password}
          state={password}
          autoComplete="current-password"
          autoFocus
          aside={
            forgot && (
              <a className="gh-link" href={forgot}>
                {text.forgot}
              </a>
            )
          }
        />
        <PrimaryButton label={text.submit} />
      </Form>
      {emailCodeForm && (
        <Form target={emailCodeForm} className="gh-alternative">
          <button className="gh-button gh-button-secondary" type="submit">
            <MailIcon />
            <span>{text.emailCode}</span>
          </button>
        </Form>
      )}
      <CardLink question={signIn.noAccount} href={signUpUrl} label={signIn.signUp} />
    </Document>
  )
}

export const renderSignInPassword = (props: SignInPasswordProps): string =>
  renderPage(<SignInPasswordPage {...props} />)
