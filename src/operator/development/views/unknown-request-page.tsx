import { Document, type Site } from './document.tsx'

export function UnknownRequestPage({ id, site }: { id: string; site: Site }) {
  return (
    <Document title="Request not found" section="requests" site={site}>
      <h1>Request not found</h1>
      <p className="gh-intro">
        There is no request <bdi className="gh-id">{id}</bdi> in the log.
      </p>
      <div className="gh-panel">
        <p>
          Development keeps the newest 2,000 requests. A reset of the environment deletes its requests, and under heavy
          load some are dropped. Send the request again and open the page that its answer names in{' '}
          <code>X-Gatehouse-Trace</code>.
        </p>
      </div>
    </Document>
  )
}
