import type { Answer } from '../../api/client.ts'
import { EventLink } from '../../shell/event-link.tsx'
import { Code, Fact, Facts } from '../../ui/facts.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import styles from './request.module.css'

export type TargetRequest = Answer<'GET /scim_targets/{id}/requests'>['data'][number]

/** A request that is folded up until it is wanted. */
export function Trace({ request, isOpen }: { request: TargetRequest; isOpen: boolean }) {
  return (
    <details className={styles.trace} open={isOpen}>
      <summary>
        <code>{request.method}</code> {answerOf(request)}, <Time value={request.created_at} />
      </summary>
      <RequestFacts request={request} />
    </details>
  )
}

/** What was sent, what was answered, and what it follows from. */
export function RequestFacts({ request }: { request: TargetRequest }) {
  return (
    <>
      <Facts>
        <Fact name="Request">
          <code>{asText(request)}</code>
        </Fact>
        <Fact name="Because of">
          <Cause request={request} />
        </Fact>
        <Fact name="Answer">{answerOf(request)}</Fact>
        <Fact name="When">
          <Time value={request.created_at} precise />
        </Fact>
        <Fact name="Took">{`${request.duration_ms} ms`}</Fact>
      </Facts>
      <Body title="Sent" text={request.request_body} />
      <Body title="Answered" text={request.response_excerpt} />
    </>
  )
}

/** The method and the path, whose filters are encoded on the wire. */
export function asText({ method, path }: TargetRequest): string {
  try {
    return `${method} ${decodeURIComponent(path)}`
  } catch {
    return `${method} ${path}`
  }
}

/** The event that a request follows from, or the comparison. */
export function Cause({ request: { cause, event_id: event } }: { request: TargetRequest }) {
  if (event !== null) return <EventLink id={event} name={cause} />
  return cause === 'reconciliation' ? 'A comparison of everyone' : cause
}

export function answerOf({ response_status: status, error }: TargetRequest): string {
  return status === null ? (error ?? 'no answer') : String(status)
}

function Body({ title, text }: { title: string; text: string | null }) {
  return (
    <>
      <h4 className={styles.title}>{title}</h4>
      {text === null || text === '' ? (
        <p className={styles.none}>
          <Missing />
        </p>
      ) : (
        <Code text={arranged(text)} />
      )}
    </>
  )
}

/** JSON with a member a line. The beginning of a longer answer is none, and stays as it is. */
function arranged(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
