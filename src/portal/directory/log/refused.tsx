import { renderPage } from '#pages/kit/index.ts'
import { PageLinks } from '../../kit/index.ts'
import { DirectoryPage, type DirectoryPlace } from '../setup/setup-page.tsx'
import { texts } from '../texts/index.ts'
import { LogEntries } from './log-entries.tsx'
import type { LogEntryView } from './log-views.ts'

export interface RefusedRequestsProps {
  place: DirectoryPlace
  /** Whether we read it, so that nobody sent a request. */
  isPulled: boolean
  entries: readonly LogEntryView[]
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** Requests of the provider that were refused, with the reason. */
function RefusedRequestsPage({ place, isPulled, entries, olderUrl, newestUrl }: RefusedRequestsProps) {
  const { page, provider } = place
  const text = texts.log.entries(page)
  const [title, lead, empty] = isPulled
    ? [text.titlePulled, text.leadPulled, text.emptyPulled]
    : [text.title, text.lead, text.empty]
  return (
    <DirectoryPage place={place} name="refused" title={title} lead={lead(provider)}>
      {entries.length === 0 ? <p className="gp-soft">{empty}</p> : <LogEntries page={page} entries={entries} />}
      <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
    </DirectoryPage>
  )
}

export const renderPortalRefusedRequests = (props: RefusedRequestsProps): string =>
  renderPage(<RefusedRequestsPage {...props} />)
