import { renderPage, safeUrl } from '../../../../kit/index.ts'
import { DirectoryPage, type DirectoryPlace } from '../setup/setup-page.tsx'
import { LogEntries } from './log-entries.tsx'
import type { LogEntryView } from './log-views.ts'
import { texts } from './texts/index.ts'

export interface RefusedRequestsProps {
  place: DirectoryPlace
  entries: readonly LogEntryView[]
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** Requests of the provider that were refused, with the reason. */
function RefusedRequestsPage({ place, entries, olderUrl, newestUrl }: RefusedRequestsProps) {
  const { page, provider } = place
  const text = texts(page)
  return (
    <DirectoryPage place={place} name="refused" title={text.title} lead={text.lead(provider)}>
      {entries.length === 0 ? <p className="gp-soft">{text.empty}</p> : <LogEntries page={page} entries={entries} />}
      {(newestUrl || olderUrl) && (
        <div className="gp-actions">
          {newestUrl && (
            <a className="gh-link" href={safeUrl(newestUrl)}>
              {text.newest}
            </a>
          )}
          {olderUrl && (
            <a className="gh-link" href={safeUrl(olderUrl)}>
              {text.older}
            </a>
          )}
        </div>
      )}
    </DirectoryPage>
  )
}

export const renderPortalRefusedRequests = (props: RefusedRequestsProps): string =>
  renderPage(<RefusedRequestsPage {...props} />)
