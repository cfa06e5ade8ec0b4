import { Fragment } from 'react'
import { Form, type FormTarget, Notices, type PageNotices, renderPage } from '#pages/kit/index.ts'
import {
  BackLink,
  type DangerQuestion,
  LinkRows,
  LocalDate,
  PageHeading,
  Pairs,
  type PortalContext,
  PortalDocument,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { StreamBadge, type StreamState } from './streams.tsx'

export interface LogStreamProps extends PageNotices {
  page: PortalContext
  /** Of the stream. */
  url: string
  backUrl: string
  name: string
  /** Its destination, by the names of its fields. */
  settings: readonly (readonly [label: string, value: string])[]
  state: StreamState
  pending: number
  lastAt: string | null
  nextAt: string | null
  error: { message: string; occurred_at: string } | null
  testForm: FormTarget
  /** Pauses or resumes it. */
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
      <BackLink href={backUrl}>{text.title}</BackLink>
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
      <LinkRows
        title={text.settings.title}
        rows={[
          {
            href: `${url}/settings`,
            label: text.settings.change,
            leads: props.settings.map(([label, value]) => (
              <Fragment key={label}>
                {label}: <bdi>{value}</bdi>
              </Fragment>
            )),
          },
          { href: `${url}/delete`, label: text.remove.title, leads: [text.remove.lead], isDanger: true },
        ]}
      />
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

/** What is asked before a stream is deleted. @param pending events that have not arrived */
export function deleteQuestion(page: PortalContext, name: string, pending: number): DangerQuestion {
  const text = texts.logStreams(page).remove
  const lead = text.confirmLead(pending.toLocaleString(page.locale))
  return { title: text.confirm(name), lead, submit: text.title, keep: text.keep }
}
