import type { PageContext } from '../page/page-context.ts'

/** In development, leads to the message that the page mentions. For developers, so in English. */
export function OutboxLink({ page, to }: { page: PageContext; to?: string }) {
  if (page.outboxUrl === undefined) return null
  const filter = to === undefined ? '' : `&to=${encodeURIComponent(to).replace('%40', '@')}`
  return (
    <p className="gh-more" lang="en" dir="ltr">
      Development:{' '}
      <a className="gh-link" href={page.outboxUrl + filter} target="_blank" rel="noopener">
        Open the outbox
      </a>
    </p>
  )
}
