import { Document } from './document.tsx'

export function UnknownRequestPage({ id, stylesheetUrls }: { id: string; stylesheetUrls: readonly string[] }) {
  return (
    <Document title="Request not kept" stylesheetUrls={stylesheetUrls}>
      <h1>This request is not kept</h1>
      <p>
        Nothing is known of <bdi className="gh-id">{id}</bdi>. Development keeps the newest 2,000 requests; a reset of
        the environment forgets them, and of hundreds in a second not all are kept. Send it again, and open the page
        that the new answer names.
      </p>
    </Document>
  )
}
