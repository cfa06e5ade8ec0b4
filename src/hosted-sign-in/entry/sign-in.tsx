import {
  CardHeading,
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
import {
  EmailField,
  OrDivider,
  type ProviderButton,
  ProviderButtons,
  SignUpLink,
  type SignUpLinks,
} from '../parts/index.ts'
import { PasskeyForm, type PasskeyRequest } from '../passkeys/index.ts'
import { texts } from '../texts/index.ts'

export interface SignInProps extends PageProps, PageNotices, SignUpLinks {
  /** Receives `email`. */
  form: FormTarget
  email?: FieldState | undefined
  /** Below the email. */
  providers?: readonly ProviderButton[] | undefined
  /** Left out where passkeys are off. */
  passkey?: (PasskeyRequest & { lastUsed?: boolean | undefined }) | undefined
  /** Why the person is here, if it is for more than signing in. */
  lead?: string | undefined
}

/** Asks for the email. The next page is the same whether it has an account. */
function SignInPage(props: SignInProps) {
  const { page, form, email, providers = [], passkey, lead, signUpUrl, waitlistUrl, alert, notice } = props
  const text = texts.entry(page)
  return (
    <Document page={page} pageKey="sign-in" title={text.title} failed={hasFailed(alert, email)}>
      <CardHeading title={text.title}>{lead ?? text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <EmailField page={page} state={email} autoComplete={passkey ? 'username webauthn' : 'username'} />
        <PrimaryButton label={text.submit} />
      </Form>
      {providers.length > 0 && (
        <>
          <OrDivider page={page} />
          <ProviderButtons page={page} providers={providers} />
        </>
      )}
      {passkey && (
        <PasskeyForm
          page={page}
          kind="get"
          request={passkey}
          label={text.withPasskey}
          isDivided={providers.length === 0}
          wasUsedLast={passkey.lastUsed}
        />
      )}
      <SignUpLink page={page} signUpUrl={signUpUrl} waitlistUrl={waitlistUrl} />
    </Document>
  )
}

export const renderSignIn = (props: SignInProps): string => renderPage(<SignInPage {...props} />)
