import { explain } from '../requests/explain.ts'
import type { RequestFilter } from '../requests/request-log.ts'
import type { StoredRequest } from '../requests/stored-request.ts'
import { Document, type Site } from './document.tsx'
import { RequestFilterForm } from './parts/request-filter-form.tsx'
import { Time } from './parts/time.tsx'

export interface RequestsPageProps {
  /** The newest first. */
  requests: readonly StoredRequest[]
  filter: RequestFilter
  /** Whether there are older matching requests. */
  hasMore: boolean
  site: Site
}

/** One line for each request, leading to what it did. */
export function RequestsPage({ requests, filter, hasMore, site }: RequestsPageProps) {
  const isFiltered = [filter.status, filter.path, filter.person].some((each) => each !== undefined)
  const last = requests.at(-1)
  return (
    <Document
      title="Requests"
      section="requests"
      isWide
      newest={filter.before === undefined ? (requests[0]?.id ?? '') : undefined}
      site={site}
    >
      <h1>Requests</h1>
      <p className="gh-intro">
        Every answer names its page here in the <code>X-Gatehouse-Trace</code> header. In an SDK error, the id is{' '}
        <code>requestID</code>.
      </p>
      <RequestFilterForm filter={filter} isFiltered={isFiltered} />
      {requests.length === 0 ? <Empty isFiltered={isFiltered} /> : <Table requests={requests} />}
      {hasMore && last !== undefined && (
        <p className="gh-note">
          <a href={`/_dev/requests?${queryOf({ ...filter, before: last.id })}`}>Older requests</a>
        </p>
      )}
    </Document>
  )
}

function Table({ requests }: { requests: readonly StoredRequest[] }) {
  return (
    <table className="gh-requests">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Request</th>
          <th scope="col">Caller</th>
          <th scope="col">Duration</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ request }: { request: StoredRequest }) {
  const { id, method, url, answer, actor, duration_ms, at } = request
  return (
    <tr>
      <td>
        <span className={`gh-status gh-${outcomeStyles[explain(request).outcome]}`}>{answer.status}</span>
      </td>
      <td>
        <a className="gh-row" href={`/_dev/requests/${id}`} title={url}>
          <span className="gh-verb">{method}</span> {url}
        </a>
      </td>
      <td>{callerOf(actor)}</td>
      <td>{(duration_ms < 100 ? duration_ms : Math.round(duration_ms)).toLocaleString('en')} ms</td>
      <td>
        <Time at={at} />
      </td>
    </tr>
  )
}

const outcomeStyles = { done: 'done', redirected: 'plain', refused: 'waiting', failed: 'failed' } as const

function callerOf(actor: string | null) {
  if (actor === null) return <span className="gh-quiet">Anonymous</span>
  return callers[actor.split(' ')[0] ?? ''] ?? actor
}

const callers: Record<string, string> = { api_key: 'API key', client: 'Client', session: 'Session' }

function Empty({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="gh-empty">
      <h2>{isFiltered ? 'No request matches' : 'No requests yet'}</h2>
      <p>
        {isFiltered ? (
          'Change the filter, or show all requests.'
        ) : (
          <>
            Send one: the <a href="/">start page</a> has a curl to copy.
          </>
        )}
      </p>
    </div>
  )
}

function queryOf({ own, ...filter }: RequestFilter): URLSearchParams {
  const query = new URLSearchParams(own ? { own: '1' } : {})
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value)
  return query
}
