import {
  CardHeading,
  CardLink,
  CheckIcon,
  Document,
  EmailAddress,
  Facts,
  Form,
  type FormTarget,
  LocalDate,
  Notices,
  type PageProps,
  PageScript,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { ScopeText, type ScopeWords } from '../parts/index.ts'
import { texts } from '../texts/index.ts'

export interface ShownAccess {
  kind: 'application' | 'agent'
  id: string
  /** For an agent: the name of its issuer. */
  name: string | undefined
  organizations: readonly string[]
  scopes: readonly string[]
  /** ISO 8601. */
  since: string
}

export interface GrantedAccessProps extends PageProps {
  /** Receives `id`. */
  form: FormTarget
  /** Whose account it is. */
  email: string
  access: readonly ShownAccess[]
  words?: ScopeWords
  /** An access has just ended. */
  hasEnded?: boolean
  /** Back to the application. */
  homeUrl?: string | undefined
}

/** What a user allowed applications and agents, each with the button that ends it. */
function GrantedAccessPage({ page, form, email, access, words, hasEnded = false, homeUrl }: GrantedAccessProps) {
  const text = texts.grantedAccess(page)
  return (
    <Document page={page} pageKey="granted-access" title={text.title}>
      <CardHeading title={text.title}>{withNode(text.lead, <EmailAddress email={email} />)}</CardHeading>
      <Notices notice={hasEnded ? text.ended : undefined} />
      {access.length === 0 && <p className="gh-next">{text.empty}</p>}
      {access.map((granted) => (
        <Granted key={granted.id} page={page} form={form} granted={granted} words={words} />
      ))}
      <CardLink href={homeUrl} label={text.back(page.brand.name)} />
      <PageScript page={page} />
    </Document>
  )
}

interface GrantedProps extends PageProps {
  form: FormTarget
  granted: ShownAccess
  words: ScopeWords | undefined
}

function Granted({ page, form, granted, words }: GrantedProps) {
  const text = texts.grantedAccess(page)
  const { id, kind, name, organizations, scopes, since } = granted
  const title = kind === 'application' ? (name ?? '') : name === undefined ? text.agent : text.agentOf(name)
  const headingId = `access-${id}`
  return (
    <section className="gh-access" aria-labelledby={headingId}>
      <h2 id={headingId}>
        <bdi>{title}</bdi>
      </h2>
      {scopes.length > 0 && (
        <div className="gh-scopes">
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>
                <CheckIcon />
                <ScopeText page={page} scope={scope} words={words} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        facts={[
          [text.organization, organizations.length > 0 && organizations.join(', ')],
          [text.since, <LocalDate key="since" page={page} at={since} />],
        ]}
      />
      <Form target={{ ...form, fields: { ...form.fields, id } }}>
        <button className="gh-button gh-button-secondary" type="submit" aria-describedby={headingId}>
          {text.end}
        </button>
      </Form>
    </section>
  )
}

export const renderGrantedAccess = (props: GrantedAccessProps): string => renderPage(<GrantedAccessPage {...props} />)
