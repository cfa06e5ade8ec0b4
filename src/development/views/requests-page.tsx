import { explain } from '../requests/explain.ts'
import type { StoredRequest } from '../requests/stored-request.ts'
import { Document } from './document.tsx'
import { Badge, readable } from './request-page.tsx'

/** The newest requests, each leading to what it did. */
export function RequestsPage({
  requests,
  stylesheetUrls,
}: {
  requests: readonly StoredRequest[]
  stylesheetUrls: readonly string[]
}) {
  return (
    <Document title="Requests" stylesheetUrls={stylesheetUrls}>
      <h1>Requests</h1>
      <p>
        What was asked of this server, newest first. Every answer names its own page in the header X-Gatehouse-Trace; an
        error of the SDK carries the id as requestID.
      </p>
      {requests.length === 0 && <p>Nothing yet. Send a request, and it will be here.</p>}
      <ol className="gh-requests">
        {requests.map((request) => (
          <li key={request.id}>
            <a href={`/_dev/requests/${request.id}`}>
              <span className="gh-verb">{request.method}</span> {request.url}
            </a>
            <p>
              <Badge outcome={explain(request).outcome} /> {request.answer.status} · {request.duration_ms} ms ·{' '}
              <time dateTime={request.at}>{readable(request.at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Document>
  )
}
