import { failures } from '../test-provider/failures.ts'
import { testProviderPath } from '../test-provider/test-organization.ts'
import { Document, type Site } from './document.tsx'

export interface TestProviderPageProps {
  provider: {
    /** What is sent along with the response. */
    fields: Readonly<Record<string, string>>
    organization: { id: string; name: string; domain: string | undefined }
    /** Whom the application expects. */
    email: string | undefined
    /** Whether no one has asked: the sign-in starts at the provider. */
    isStart: boolean
  }
  site: Site
}

const guest = 'guest@guest.example'

/** A customer's identity provider as developers need it: it says whatever they choose. */
export function TestProviderPage({ provider, site }: TestProviderPageProps) {
  const { organization, isStart, fields } = provider
  const email = provider.email ?? `ada@${organization.domain ?? 'northwind.example'}`
  return (
    <Document title="Test identity provider" site={site}>
      <h1>Test identity provider</h1>
      <p className="gh-intro">
        {isStart
          ? 'Start a sign-in here, as from the dashboard of a provider. It leads to your default redirect URI.'
          : 'Your application asks who you are. Choose what the identity provider of a customer would respond.'}{' '}
        The organization is {organization.name}, <span className="gh-id">{organization.id}</span>.
      </p>

      <section className="gh-panel" aria-labelledby="success">
        <h2 id="success">Succeed</h2>
        <p>Your application gets a profile of this person.</p>
        <form className="gh-filter" method="get" action={`${testProviderPath}/answer`}>
          <Carried fields={fields} />
          <TextField name="email" label="Email" value={email} type="email" isRequired />
          <TextField name="first_name" label="First name" value="Ada" />
          <TextField name="last_name" label="Last name" value="Lovelace" />
          <TextField name="groups" label="Groups, separated by commas" value="" />
          <Submit label="Sign in" isPrimary />
        </form>
      </section>

      <section className="gh-panel" aria-labelledby="guest">
        <h2 id="guest">Sign in as a guest</h2>
        <p>
          An email outside of the organization's domains. Single sign-on refuses it with{' '}
          <code>profile_not_allowed_outside_organization</code>.
        </p>
        <form className="gh-filter" method="get" action={`${testProviderPath}/answer`}>
          <Carried fields={fields} />
          <TextField name="email" label="Guest's email" value={guest} type="email" isRequired />
          <Submit label="Sign in as a guest" />
        </form>
      </section>

      <section className="gh-panel" aria-labelledby="failure">
        <h2 id="failure">Fail</h2>
        <p>
          Your application gets an error, and the trace of the attempt in <code>GET /sso/sessions</code> names the
          cause.
        </p>
        <form className="gh-filter" method="get" action={`${testProviderPath}/answer`}>
          <Carried fields={{ ...fields, email }} />
          <label className="gh-grow gh-whole">
            What goes wrong
            <select name="failure">
              {Object.entries(failures).map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Submit label="Fail" />
        </form>
      </section>

      {isStart ? null : (
        <p className="gh-note">
          To try a sign-in that starts at the provider, open <a href={testProviderPath}>this page</a> by itself.
        </p>
      )}
    </Document>
  )
}

function Carried({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

interface TextFieldProps {
  name: string
  label: string
  value: string
  type?: 'text' | 'email'
  isRequired?: boolean
}

function TextField({ name, label, value, type = 'text', isRequired = false }: TextFieldProps) {
  return (
    <label className="gh-grow">
      {label}
      <input type={type} name={name} defaultValue={value} required={isRequired} autoComplete="off" spellCheck={false} />
    </label>
  )
}

function Submit({ label, isPrimary = false }: { label: string; isPrimary?: boolean }) {
  return (
    <button className={isPrimary ? 'gh-action gh-primary' : 'gh-action'} type="submit">
      {label}
    </button>
  )
}
