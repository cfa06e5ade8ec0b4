import type { StoredBody } from '../requests/stored-request.ts'
import type { RequestTrace, TimelineEntry } from '../requests/trace.ts'
import { Document, type Site } from './document.tsx'
import { Time } from './parts/time.tsx'

export interface RequestPageProps {
  trace: RequestTrace
  site: Site
}

/** What a request did: its answer in words, everything that followed on one timeline, and both bodies. */
export function RequestPage({ trace, site }: RequestPageProps) {
  const { id, request, answer, timeline } = trace
  const followed = timeline.length - 2
  return (
    <Document
      title={`${request.method} ${request.url}`}
      section="requests"
      newest={timeline.map(({ kind, id: of, state }) => `${kind} ${of} ${state}`).join(', ')}
      site={site}
    >
      <h1 className="gh-call">
        <span className="gh-verb">{request.method}</span> <span>{request.url}</span>
      </h1>
      <p className="gh-intro">
        {request.operation?.summary ?? 'No operation has this path'} · <Time at={request.at} /> ·{' '}
        <span className="gh-id">{id}</span>
      </p>

      <section className="gh-panel" aria-labelledby="answer">
        <h2 id="answer">
          <Badge outcome={answer.outcome} /> {answer.status} {answer.status_text}
          {answer.code !== null && <code>{answer.code}</code>}
        </h2>
        <dl className="gh-details">
          <dt>What happened</dt>
          <dd>{answer.cause}</dd>
          {answer.message !== null && (
            <>
              <dt>Message</dt>
              <dd>{answer.message}</dd>
            </>
          )}
          <dt>Next step</dt>
          <dd>{answer.next}</dd>
        </dl>
      </section>

      <section className="gh-panel" aria-labelledby="timeline">
        <h2 id="timeline">What followed</h2>
        {followed === 0 && <p>No event, message or job followed.</p>}
        <ol className="gh-timeline">
          {timeline.map((entry) => (
            <Moment key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ol>
      </section>

      <section className="gh-panel" aria-labelledby="sent">
        <h2 id="sent">Request</h2>
        <dl className="gh-details">
          <dt>Operation</dt>
          <dd>{request.operation === null ? 'None' : <code>{request.operation.id}</code>}</dd>
          <dt>Environment</dt>
          <dd>{request.environment_id === null ? 'Unknown: no credential' : <code>{request.environment_id}</code>}</dd>
          <dt>Caller</dt>
          <dd>{request.actor === null ? 'Anonymous' : <code>{request.actor}</code>}</dd>
        </dl>
        <Headers headers={request.headers} />
        <Body body={request.body} />
      </section>

      <section className="gh-panel" aria-labelledby="received">
        <h2 id="received">Answer</h2>
        <Headers headers={answer.headers} />
        <Body body={answer.body} />
      </section>
    </Document>
  )
}

function Moment({ entry }: { entry: TimelineEntry }) {
  return (
    <li data-state={entry.state}>
      <span className="gh-after">{entry.after_ms === 0 ? '0 ms' : `+${span(entry.after_ms)}`}</span>
      <div>
        <p className="gh-moment">
          <span className="gh-kind">{kinds[entry.kind]}</span>
          <strong>{entry.title}</strong>
          {entry.state !== 'done' && entry.kind !== 'answer' && (
            <span className={`gh-outcome gh-${entry.state}`}>{states[entry.state]}</span>
          )}
        </p>
        <p>{entry.detail}</p>
        {entry.url !== undefined ? (
          <a className="gh-id" href={entry.url}>
            {entry.id}
          </a>
        ) : (
          entry.kind !== 'request' && entry.kind !== 'answer' && <span className="gh-id">{entry.id}</span>
        )}
      </div>
    </li>
  )
}

function Badge({ outcome }: { outcome: keyof typeof outcomes }) {
  const [word, style] = outcomes[outcome]
  return <span className={`gh-outcome gh-${style}`}>{word}</span>
}

const outcomes = {
  done: ['Succeeded', 'done'],
  redirected: ['Redirected', 'plain'],
  refused: ['Refused', 'waiting'],
  failed: ['Failed', 'failed'],
} as const

const states = { waiting: 'Waiting', failed: 'Failed' } as const

const kinds: Record<TimelineEntry['kind'], string> = {
  request: 'Request',
  answer: 'Answer',
  event: 'Event',
  email: 'Email',
  sms: 'SMS',
  delivery: 'Webhook',
  attempt: 'Attempt',
  job: 'Job',
}

function Headers({ headers }: { headers: Record<string, string> }) {
  const lines = Object.entries(headers)
  if (lines.length === 0) return null
  return <pre>{lines.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
}

function Body({ body }: { body: StoredBody }) {
  if (body.kind === 'none') return <p className="gh-quiet">No body.</p>
  if (body.kind === 'other') {
    const type = body.type === '' ? 'no content type' : body.type
    return (
      <p className="gh-quiet">
        {body.bytes.toLocaleString('en')} bytes, {type}. Development keeps the text of JSON and forms only.
      </p>
    )
  }
  return <pre>{JSON.stringify(body.value, undefined, 2)}</pre>
}

function span(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`
}
