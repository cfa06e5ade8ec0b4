import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type RequestTrace, readRequest, type TimelineEntry } from '../../api/development.ts'
import { classes } from '../../ui/classes.ts'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './development.module.css'
import { OutcomeBadge } from './outcome.tsx'
import { useDevelopment } from './use-development.ts'

/** What a request did: its response in words, everything that followed on one timeline, and both bodies. */
export function RequestPage() {
  const { environment, request: id } = useParams({ from: '/$environment/requests/$request' })
  const read = useDevelopment(['request', id], (signal) => readRequest(id, signal))
  const crumbs = (
    <Link to="/$environment/requests" params={{ environment }}>
      Requests
    </Link>
  )
  if (read.error?.status === 404)
    return (
      <>
        <PageHead crumbs={crumbs} title="Request not found" />
        <Empty title={`There is no request ${id} in the log`}>
          Development keeps the newest 2,000 requests. A reset of the environment deletes its requests, and under heavy
          load some are dropped. Send the request again and open the page that its response names in X-Gatehouse-Trace.
        </Empty>
      </>
    )
  return <Shown of={read}>{(trace) => <Trace trace={trace} crumbs={crumbs} />}</Shown>
}

function Trace({ trace: { id, request, answer, timeline }, crumbs }: { trace: RequestTrace; crumbs: ReactNode }) {
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={`${request.method} ${request.url}`}
        id={id}
        state={<OutcomeBadge outcome={answer.outcome} />}
      />
      <Card title={`${answer.status} ${answer.status_text}`}>
        <Facts>
          <Fact name="What happened">{answer.cause}</Fact>
          {answer.message === null ? null : <Fact name="Message">{answer.message}</Fact>}
          {answer.code === null ? null : (
            <Fact name="Code">
              <code>{answer.code}</code>
            </Fact>
          )}
          <Fact name="Next step">{answer.next}</Fact>
        </Facts>
      </Card>
      <Card title="What followed">
        {timeline.length > 2 ? null : <p className={styles.none}>No event, message or job followed.</p>}
        <ol className={styles.timeline}>
          {timeline.map((entry) => (
            <Moment key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ol>
      </Card>
      <Card title="Request">
        <Facts>
          <Fact name="Operation">{request.operation?.summary ?? 'No operation has this path'}</Fact>
          <Fact name="Environment">{request.environment_id ?? 'Unknown: no credential'}</Fact>
          <Fact name="Caller">{request.actor ?? 'Anonymous'}</Fact>
          <Fact name="Received">
            <Time value={request.at} precise />
          </Fact>
          <Headers headers={request.headers} />
        </Facts>
        <Body body={request.body} />
      </Card>
      <Card title="Response">
        <Facts>
          <Headers headers={answer.headers} />
        </Facts>
        <Body body={answer.body} />
      </Card>
    </>
  )
}

const kinds: Readonly<Record<TimelineEntry['kind'], string>> = {
  request: 'Request',
  answer: 'Response',
  event: 'Event',
  email: 'Email',
  sms: 'SMS',
  delivery: 'Webhook',
  attempt: 'Attempt',
  job: 'Job',
}

function Moment({ entry: { kind, id, title, detail, state, after_ms: after, url } }: { entry: TimelineEntry }) {
  return (
    <li className={classes(styles.moment, styles[state])}>
      <span className={styles.after}>{after === 0 ? '0 ms' : `+${span(after)}`}</span>
      <div>
        <p>
          {kinds[kind]} <strong>{title}</strong>
        </p>
        <p>{detail}</p>
        {url === undefined ? null : (
          <a href={url} className={styles.link}>
            Show it
          </a>
        )}
        {kind === 'request' || kind === 'answer' || url !== undefined ? null : <code>{id}</code>}
      </div>
    </li>
  )
}

function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  return Object.entries(headers).map(([name, value]) => (
    <Fact key={name} name={name}>
      {value}
    </Fact>
  ))
}

function Body({ body }: { body: RequestTrace['answer']['body'] }) {
  if (body.kind === 'none') return <p className={styles.none}>No body.</p>
  if (body.kind !== 'other') return <Json value={body.value} />
  const type = body.type === '' ? 'no content type' : body.type
  return (
    <p className={styles.none}>
      {body.bytes.toLocaleString('en')} bytes, {type}. Development keeps the text of JSON and forms only.
    </p>
  )
}

function span(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`
}
