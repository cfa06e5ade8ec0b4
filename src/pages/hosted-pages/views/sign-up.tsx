import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { firstToFocus, hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { MethodButtons, OrDivider, type SignInMethod } from './parts/method-buttons.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface SignUpProps extends PageProps, PageNotices {
  /** Receives `email`, `first_name`, `last_name` and `password`, as far as they are asked for. */
  form: FormTarget
  /** `required`: a first name is needed, a last name is not. `off`: neither is asked for. */
  names?: 'required' | 'optional' | 'off' | undefined
  firstName?: FieldState | undefined
  lastName?: FieldState | undefined
  email?: FieldState | undefined
  /** Left out where people sign up without a password. */
  passwordPolicy?: { minLength: number } | undefined
  /** Only its error is shown; a password is never written into a page. */
  password?: FieldState | undefined
  methods?: readonly SignInMethod[] | undefined
  /** Why the person is here, if it is for more than an account. */
  lead?: string | undefined
  signInUrl: string
}

function SignUpPage(props: SignUpProps) {
  const { page, form, names = 'required', firstName, lastName, email, passwordPolicy, password } = props
  const { methods = [], lead, signInUrl, alert, notice } = props
  const { signUp, signIn, page: common } = page.messages

  const states = { first_name: firstName, last_name: lastName, email, password }
  const nameFields = namesInOrder(names, signUp.familyNameFirst)
  const passwordFields = passwordPolicy ? (['password'] as const) : []
  const focus = firstToFocus(['email', ...nameFields, ...passwordFields], states)
  const isRequired = (name: NameField) => name === 'first_name' && names === 'required'

  return (
    <Document page={page} pageKey="sign-up" title={signUp.title} failed={hasFailed(alert, ...Object.values(states))}>
      <CardHeading title={signUp.title}>{lead ?? signUp.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="email"
          type="email"
          label={common.email}
          state={email}
          autoComplete="email"
          inputMode="email"
          maxLength={320}
          autoFocus={focus === 'email'}
        />
        {nameFields.length > 0 && (
          <div className="gh-pair">
            {nameFields.map((name) => (
              <TextField
                key={name}
                name={name}
                label={name === 'first_name' ? signUp.firstName : signUp.lastName}
                state={states[name]}
                autoComplete={name === 'first_name' ? 'given-name' : 'family-name'}
                maxLength={255}
                required={isRequired(name)}
                autoFocus={focus === name}
                aside={!isRequired(name) && <span className="gh-optional">{common.optional}</span>}
              />
            ))}
          </div>
        )}
        {passwordPolicy && (
          <TextField
            name="password"
            type="password"
            label={common.password}
            state={password}
            autoComplete="new-password"
            hint={signUp.passwordHint(passwordPolicy.minLength)}
            autoFocus={focus === 'password'}
          />
        )}
        <PrimaryButton label={signUp.submit} />
      </Form>
      {methods.length > 0 && (
        <>
          <OrDivider label={common.or} />
          <MethodButtons methods={methods} lastUsed={signIn.lastUsed} />
        </>
      )}
      <CardLink question={signUp.haveAccount} href={signInUrl} label={signUp.signIn} />
    </Document>
  )
}

type NameField = 'first_name' | 'last_name'

function namesInOrder(names: SignUpProps['names'], familyNameFirst: boolean): NameField[] {
  if (names === 'off') return []
  return familyNameFirst ? ['last_name', 'first_name'] : ['first_name', 'last_name']
}

export const renderSignUp = (props: SignUpProps): string => renderPage(<SignUpPage {...props} />)
