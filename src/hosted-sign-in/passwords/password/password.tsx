import {
  CardHeading,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  MailIcon,
  Notices,
  type PageNotices,
  type PageProps,
  PageScript,
  PrimaryButton,
  renderPage,
  safeUrl,
} from '#pages/kit/index.ts'
import { PasswordField, PasswordManagerHint, SignUpLink, type SignUpLinks } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'
import { IdentityRow } from './identity-row.tsx'

export interface SignInPasswordProps extends PageProps, PageNotices, SignUpLinks {
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
}

/** The page is the same for an email without an account. */
function SignInPasswordPage(props: SignInPasswordProps) {
  const { page, form, email, changeUrl, password, forgotPasswordUrl, emailCodeForm, alert, notice } = props
  const { signUpUrl, waitlistUrl } = props
  const text = texts.passwords.password(page)
  const forgot = safeUrl(forgotPasswordUrl)
  return (
    <Document page={page} pageKey="sign-in/password" title={text.title} failed={hasFailed(alert, password)}>
      <CardHeading title={text.title} />
      <Notices alert={alert} notice={notice} />
      <IdentityRow email={email} changeUrl={changeUrl} change={text.change} />
      <Form target={form}>
        <PasswordManagerHint email={email} />
        <PasswordField
          page={page}
          name="password"
          label={text.label}
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
      <SignUpLink page={page} signUpUrl={signUpUrl} waitlistUrl={waitlistUrl} />
      <PageScript page={page} />
    </Document>
  )
}

export const renderSignInPassword = (props: SignInPasswordProps): string =>
  renderPage(<SignInPasswordPage {...props} />)
