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
  PrimaryButton,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import { EmailField } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'

/** A field that the environment requests in addition to the email. */
export interface AskedField {
  /** Name of the input. */
  name: string
  label: string
  required: boolean
  state?: FieldState | undefined
}

export interface WaitlistProps extends PageProps, PageNotices {
  /** Receives `email` and the asked fields. */
  form: FormTarget
  email?: FieldState | undefined
  fields: readonly AskedField[]
  signInUrl: string
}

/** The sign-up of an environment with a waitlist. */
function WaitlistPage({ page, form, email, fields, signInUrl, alert, notice }: WaitlistProps) {
  const text = texts.signUp.waitlist(page)
  const { optional, haveAccount, signIn } = texts.signUp.form(page)
  const states = { email, ...Object.fromEntries(fields.map(({ name, state }) => [name, state])) }
  const focus = firstToFocus(['email', ...fields.map(({ name }) => name)], states)
  return (
    <Document page={page} pageKey="waitlist" title={text.title} failed={hasFailed(alert, ...Object.values(states))}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <EmailField page={page} state={email} autoComplete="email" autoFocus={focus === 'email'} />
        {fields.map(({ name, label, required, state }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            state={state}
            autoComplete="on"
            maxLength={600}
            required={required}
            autoFocus={focus === name}
            aside={!required && <span className="gh-optional">{optional}</span>}
          />
        ))}
        <PrimaryButton label={text.submit} />
      </Form>
      <CardLink question={haveAccount} href={signInUrl} label={signIn} />
    </Document>
  )
}

export const renderWaitlist = (props: WaitlistProps): string => renderPage(<WaitlistPage {...props} />)
