import {
  type FieldState,
  Form,
  type FormTarget,
  ForwardIcon,
  hasFailed,
  Notices,
  type PageNotices,
  renderPage,
  safeUrl,
  TextField,
} from '#pages/kit/index.ts'
import { PageHeading, type PortalContext, PortalDocument, StateBadge } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { type DomainState, standingOf } from './standing.ts'

export interface DomainsProps extends PageNotices {
  page: PortalContext
  domains: readonly { url: string; domain: string; state: DomainState }[]
  /** Receives `domain`. */
  form: FormTarget
  domain?: FieldState | undefined
}

/** The domains of an organization with their states, and the form to add one. */
function DomainsPage({ page, domains, form, domain, alert, notice }: DomainsProps) {
  const text = texts.domains(page)
  return (
    <PortalDocument
      page={page}
      pageKey="portal/domains"
      title={text.title}
      failed={hasFailed(alert, domain)}
      place="domains"
    >
      <PageHeading title={text.title}>{text.lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {domains.length > 0 && (
        <section aria-label={text.list}>
          <ul className="gp-rows">
            {domains.map((each) => (
              <li key={each.domain}>
                <a className="gp-row" href={safeUrl(each.url)}>
                  <bdi className="gp-row-main">{each.domain}</bdi>
                  <StateBadge standing={standingOf(each.state)}>{text.states[each.state]}</StateBadge>
                  <ForwardIcon />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="gh-card gp-card">
        {domains.length === 0 && <p className="gp-soft">{text.empty}</p>}
        <Form target={form}>
          <TextField
            name="domain"
            label={text.add.label}
            state={domain}
            autoComplete="off"
            maxLength={255}
            hint={text.add.hint}
            autoFocus={domains.length === 0 || domain?.error !== undefined}
          />
          <button className="gh-button gh-button-primary" type="submit">
            {text.add.submit}
          </button>
        </Form>
      </section>
    </PortalDocument>
  )
}

export const renderPortalDomains = (props: DomainsProps): string => renderPage(<DomainsPage {...props} />)
