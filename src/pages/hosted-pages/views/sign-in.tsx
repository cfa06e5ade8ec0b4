import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { MethodButtons, OrDivider, type SignInMethod } from './parts/method-buttons.tsx'
import { Notices } from './parts/notices.tsx'
import { PasskeyForm, type PasskeyRequest } from './parts/passkey-form.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface SignInProps extends PageProps, PageNotices {
  /** Receives `email`. */
  form: FormTarget
  email?: FieldState | undefined
  /** Further methods, below the address. */
  methods?: readonly SignInMethod[] | undefined
  /** Left out where nobody signs in with a passkey. */
  passkey?: (PasskeyRequest & { lastUsed?: boolean | undefined }) | undefined
  /** Why the person is here, if it is for more than signing in. */
  lead?: string | undefined
  /** Left out where nobody may sign up. */
  signUpUrl?: string | undefined
}

/** First step: who are you. What follows depends on the address. */
function SignInPage({ page, form, email, methods = [], passkey, lead, signUpUrl, alert, notice }: SignInProps) {
  const { signIn, passkey: passkeyText, page: common } = page.messages
  return (
    <Document page={page} pageKey="sign-in" title={signIn.title} failed={hasFailed(alert, email)}>
      <CardHeading title={signIn.title}>{lead ?? signIn.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="email"
          type="email"
          label={common.email}
          state={email}
          autoComplete={passkey ? 'username webauthn' : 'username'}
          inputMode="email"
          maxLength={320}
          autoFocus
        />
        <PrimaryButton label={signIn.submit} />
      </Form>
      {methods.length > 0 && (
        <>
          <OrDivider label={common.or} />
          <MethodButtons methods={methods} lastUsed={signIn.lastUsed} />
        </>
      )}
      {passkey && (
        <PasskeyForm
          kind="get"
          request={passkey}
          label={signIn.withPasskey}
          divider={methods.length === 0 ? common.or : undefined}
          badge={passkey.lastUsed ? signIn.lastUsed : undefined}
          failed={passkeyText.failed}
        />
      )}
      <CardLink question={signIn.noAccount} href={signUpUrl} label={signIn.signUp} />
    </Document>
  )
}

export const renderSignIn = (props: SignInProps): string => renderPage(<SignInPage {...props} />)
