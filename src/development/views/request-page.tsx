import type { StoredBody } from '../requests/stored-request.ts'
import type { RequestTrace, TimelineEntry } from '../requests/trace.ts'
import { Document } from './document.tsx'

export interface RequestPageProps {
  trace: RequestTrace
  stylesheetUrls: readonly string[]
}

/** What a request did: the answer in words, everything that followed on one timeline, and what was sent. */
export function RequestPage({ trace, stylesheetUrls }: RequestPageProps) {
  const { id, request, answer, timeline } = trace
  const followed = timeline.length - 2
  return (
    <Document title={`${request.method} ${request.url}`} stylesheetUrls={stylesheetUrls}>
      <h1 className="gh-call">
        <span className="gh-verb">{request.method}</span> <span>{request.url}</span>
      </h1>
      <p>
        {request.operation?.summary ?? 'No operation has this path'} ·{' '}
        <time dateTime={request.at}>{readable(request.at)}</time> · <span className="gh-id">{id}</span>
      </p>

      <section className="gh-panel" aria-labelledby="answer">
        <h2 id="answer">
          <Badge outcome={answer.outcome} /> {answer.status} {answer.status_text}
          {answer.code !== null && <code>{answer.code}</code>}
        </h2>
        <dl className="gh-details">
          <dt>Cause</dt>
          <dd>{answer.cause}</dd>
          {answer.message !== null && (
            <>
              <dt>It was told</dt>
              <dd>{answer.message}</dd>
            </>
          )}
          <dt>Next step</dt>
          <dd>{answer.next}</dd>
        </dl>
      </section>

      <section className="gh-panel" aria-labelledby="timeline">
        <h2 id="timeline">What followed</h2>
        {followed === 0 && <p>No event, message or job came of this call.</p>}
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
          <dd>
            {request.environment_id === null ? 'Not named by a credential' : <code>{request.environment_id}</code>}
          </dd>
          <dt>Asked by</dt>
          <dd>{request.actor === null ? 'Nobody who was known' : <code>{request.actor}</code>}</dd>
        </dl>
        <Headers headers={request.headers} />
        <Body body={request.body} />
      </section>

      <section className="gh-panel" aria-labelledby="told">
        <h2 id="told">Answer</h2>
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
        {entry.kind === 'email' || entry.kind === 'sms' ? (
          <a className="gh-id" href={`/_dev/outbox#${entry.id}`}>
            {entry.id}
          </a>
        ) : (
          entry.kind !== 'request' && entry.kind !== 'answer' && <span className="gh-id">{entry.id}</span>
        )}
      </div>
    </li>
  )
}

export function Badge({ outcome }: { outcome: keyof typeof outcomes }) {
  const [word, style] = outcomes[outcome]
  return <span className={`gh-outcome gh-${style}`}>{word}</span>
}

const outcomes = {
  done: ['Done', 'done'],
  redirected: ['Redirected', 'plain'],
  refused: ['Refused', 'waiting'],
  failed: ['Failed', 'failed'],
} as const

const states = { waiting: 'Waiting', failed: 'Failed' } as const

const kinds: Record<TimelineEntry['kind'], string> = {
  request: 'Request',
  answer: 'Answer',
  event: 'Event',
  email: 'Mail',
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
        A body of {body.bytes.toLocaleString('en')} bytes, {type}. Its text is not kept.
      </p>
    )
  }
  return <pre>{JSON.stringify(body.value, undefined, 2)}</pre>
}

export function readable(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC`
}

function span(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`
}
