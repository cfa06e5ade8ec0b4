import {
  CardHeading,
  CardLink,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  firstToFocus,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PageScript,
  PrimaryButton,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import {
  EmailField,
  newPasswordTexts,
  OrDivider,
  PasswordField,
  type ProviderButton,
  ProviderButtons,
} from '../parts/index.ts'
import { texts } from '../texts/index.ts'

export interface SignUpProps extends PageProps, PageNotices {
  /** Receives `email`, `first_name`, `last_name` and `password`, if the form asks for them. */
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
  providers?: readonly ProviderButton[] | undefined
  /** Why the person is here, if it is for more than an account. */
  lead?: string | undefined
  signInUrl: string
}

function SignUpPage(props: SignUpProps) {
  const { page, form, names = 'required', firstName, lastName, email, passwordPolicy, password } = props
  const { providers = [], lead, signInUrl, alert, notice } = props
  const text = texts.signUp.form(page)
  const newPassword = newPasswordTexts(page)

  const states = { first_name: firstName, last_name: lastName, email, password }
  const nameFields = namesInOrder(names, text.familyNameFirst)
  const passwordFields = passwordPolicy ? (['password'] as const) : []
  const focus = firstToFocus(['email', ...nameFields, ...passwordFields], states)
  const isRequired = (name: NameField) => name === 'first_name' && names === 'required'

  return (
    <Document page={page} pageKey="sign-up" title={text.title} failed={hasFailed(alert, ...Object.values(states))}>
      <CardHeading title={text.title}>{lead ?? text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <EmailField page={page} state={email} autoComplete="email" autoFocus={focus === 'email'} />
        {nameFields.length > 0 && (
          <div className="gh-pair">
            {nameFields.map((name) => (
              <TextField
                key={name}
                name={name}
                label={name === 'first_name' ? text.firstName : text.lastName}
                state={states[name]}
                autoComplete={name === 'first_name' ? 'given-name' : 'family-name'}
                maxLength={255}
                required={isRequired(name)}
                autoFocus={focus === name}
                aside={!isRequired(name) && <span className="gh-optional">{text.optional}</span>}
              />
            ))}
          </div>
        )}
        {passwordPolicy && (
          <PasswordField
            page={page}
            name="password"
            label={newPassword.label}
            state={password}
            autoComplete="new-password"
            hint={newPassword.hint(passwordPolicy.minLength)}
            autoFocus={focus === 'password'}
          />
        )}
        <PrimaryButton label={text.submit} />
      </Form>
      {providers.length > 0 && (
        <>
          <OrDivider page={page} />
          <ProviderButtons page={page} providers={providers} />
        </>
      )}
      <CardLink question={text.haveAccount} href={signInUrl} label={text.signIn} />
      <PageScript page={page} />
    </Document>
  )
}

type NameField = 'first_name' | 'last_name'

function namesInOrder(names: SignUpProps['names'], familyNameFirst: boolean): NameField[] {
  if (names === 'off') return []
  return familyNameFirst ? ['last_name', 'first_name'] : ['first_name', 'last_name']
}

export const renderSignUp = (props: SignUpProps): string => renderPage(<SignUpPage {...props} />)
