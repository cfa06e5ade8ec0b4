import { renderPage } from '#pages/kit/index.ts'
import { PageLinks, SetUpPage } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import { LogEntries } from './log-entries.tsx'
import type { LogEntryView } from './log-views.ts'

export interface RefusedRequestsProps {
  place: DirectoryPlace
  /** Whether we read it, so that no one sent a request. */
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
    <SetUpPage place={place} name="refused" title={title} lead={lead(provider)}>
      {entries.length === 0 ? <p className="gp-soft">{empty}</p> : <LogEntries page={page} entries={entries} />}
      <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
    </SetUpPage>
  )
}

export const renderPortalRefusedRequests = (props: RefusedRequestsProps): string =>
  renderPage(<RefusedRequestsPage {...props} />)
