import { Form, type FormTarget, ForwardIcon, Notices, type PageNotices, renderPage, safeUrl } from '#pages/kit/index.ts'
import { Crumb, DangerPage, LocalDate, PageHeading, Pairs, type PortalContext, PortalDocument } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { StreamBadge, type StreamState } from './streams.tsx'

export interface LogStreamProps extends PageNotices {
  page: PortalContext
  /** Of the stream. */
  url: string
  backUrl: string
  name: string
  /** Where it leads, by the names of its fields. */
  settings: readonly (readonly [label: string, value: string])[]
  state: StreamState
  pending: number
  lastAt: string | null
  nextAt: string | null
  error: { message: string; occurred_at: string } | null
  testForm: FormTarget
  /** Pauses it, or goes on. */
  stateForm: FormTarget
  /** Ends the set-up. */
  finishForm?: FormTarget | undefined
}

/** A stream: whether it works, how far it is, and what can be done about it. */
function LogStreamPage(props: LogStreamProps) {
  const { page, url, backUrl, name, state, testForm, stateForm, finishForm, alert, notice } = props
  const text = texts.logStreams(page)
  return (
    <PortalDocument
      page={page}
      pageKey="portal/log-streams/stream"
      title={name}
      failed={alert !== undefined}
      place="log_streams"
    >
      <Crumb href={backUrl}>{text.title}</Crumb>
      <PageHeading title={name} aside={<StreamBadge page={page} state={state} />}>
        {text.words[state]}
      </PageHeading>
      <Notices alert={alert} notice={notice} />
      <section className="gh-card gp-card">
        <h2>{text.facts.title}</h2>
        <Facts {...props} />
        <div className="gp-actions">
          <Form target={testForm} className="gp-inline">
            <button className="gh-button gh-button-secondary" type="submit">
              {text.test}
            </button>
          </Form>
          <Form target={stateForm} className="gp-inline">
            <button className="gh-button gh-button-secondary" type="submit">
              {state === 'inactive' ? text.resume : text.pause}
            </button>
          </Form>
        </div>
      </section>
      <section className="gp-section">
        <h2>{text.settings.title}</h2>
        <ul className="gp-rows">
          <li>
            <a className="gp-row" href={safeUrl(`${url}/settings`)}>
              <span className="gp-row-main">
                <span>{text.settings.change}</span>
                {props.settings.map(([label, value]) => (
                  <span key={label} className="gp-soft">
                    {label}: <bdi>{value}</bdi>
                  </span>
                ))}
              </span>
              <ForwardIcon />
            </a>
          </li>
          <li>
            <a className="gp-row" href={safeUrl(`${url}/delete`)}>
              <span className="gp-row-main">
                <span className="gp-danger">{text.remove.title}</span>
                <span className="gp-soft">{text.remove.lead}</span>
              </span>
              <ForwardIcon />
            </a>
          </li>
        </ul>
      </section>
      {finishForm && (
        <Form target={finishForm} className="gp-inline">
          <button className="gh-button gh-button-primary" type="submit">
            {text.finish}
          </button>
        </Form>
      )}
    </PortalDocument>
  )
}

function Facts({ page, name, state, pending, lastAt, nextAt, error }: LogStreamProps) {
  const { facts: text, says } = texts.logStreams(page)
  return (
    <div
      id="stream-facts"
      className="gp-stack"
      aria-live="polite"
      {...(state === 'inactive' ? {} : { 'data-live': '' })}
    >
      {error && (
        <div className={`gh-notice ${state === 'active' ? 'gh-notice-warning' : 'gh-notice-error'}`}>
          <p>
            {text.error}, <LocalDate page={page} at={error.occurred_at} withTime />. {says(name, error.message)}
          </p>
        </div>
      )}
      <Pairs
        pairs={[
          [text.pending, pending.toLocaleString(page.locale)],
          [text.last, lastAt === null ? text.never : <LocalDate key="last" page={page} at={lastAt} withTime />],
          [text.next, nextAt === null ? '' : <LocalDate key="next" page={page} at={nextAt} withTime />],
        ]}
      />
    </div>
  )
}

export const renderPortalLogStream = (props: LogStreamProps): string => renderPage(<LogStreamPage {...props} />)

export interface DeleteStreamProps {
  page: PortalContext
  name: string
  pending: number
  form: FormTarget
  backUrl: string
}

function DeleteStreamPage({ page, name, pending, form, backUrl }: DeleteStreamProps) {
  const text = texts.logStreams(page).remove
  return (
    <DangerPage
      page={page}
      pageKey="portal/log-streams/delete"
      place="log_streams"
      title={text.confirm(name)}
      lead={text.confirmLead(pending.toLocaleString(page.locale))}
      form={form}
      submit={text.title}
      cancel={{ href: backUrl, label: text.keep }}
    />
  )
}

export const renderPortalDeleteStream = (props: DeleteStreamProps): string =>
  renderPage(<DeleteStreamPage {...props} />)
