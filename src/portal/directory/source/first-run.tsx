import { LinkButton, renderPage, safeUrl } from '#pages/kit/index.ts'
import { PageHeading, PortalDocument, StepsAbove } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { SyncBadge, type SyncState } from '../sync/sync.tsx'
import { texts } from '../texts/index.ts'
import { RunCard, type RunView } from './run-card.tsx'

export interface FirstRunProps {
  place: DirectoryPlace
  state: SyncState
  run: RunView
}

/** The first run of a directory, while it is running or after it failed. */
function FirstRunPage({ place, state, run }: FirstRunProps) {
  const { page, provider, baseUrl } = place
  const text = texts.source(page)
  const hasFailed = run.failure !== undefined
  const title = hasFailed ? text.unread(provider) : text.reading(provider)
  return (
    <PortalDocument page={page} pageKey="portal/directory/first-run" title={title} place="directory">
      <StepsAbove place={place} step="sync" />
      <div id="directory-state" className="gp-live" aria-live="polite" data-live="" data-reload="">
        <PageHeading title={title} aside={!hasFailed && <SyncBadge page={page} state={state} />}>
          {hasFailed ? text.unreadLead : text.readingLead}
        </PageHeading>
      </div>
      <RunCard place={place} run={run} />
      {hasFailed ? (
        <LinkButton href={`${baseUrl}/credentials`} label={text.change} />
      ) : (
        <p className="gp-soft">
          <span className="gp-scripted">{texts.sync(page).watching}</span>
          <a className="gh-link gp-unscripted" href={safeUrl(`${baseUrl}/sync`)}>
            {texts.sync(page).again}
          </a>
        </p>
      )}
    </PortalDocument>
  )
}

export const renderPortalFirstRun = (props: FirstRunProps): string => renderPage(<FirstRunPage {...props} />)
