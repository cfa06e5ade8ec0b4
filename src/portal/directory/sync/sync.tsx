import { Form, type FormTarget, renderPage, safeUrl } from '#pages/kit/index.ts'
import {
  LinkRows,
  PageHeading,
  type PortalContext,
  PortalDocument,
  type Standing,
  StateBadge,
  StepsAbove,
} from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { RunCard, type RunView } from '../source/run-card.tsx'
import { texts } from '../texts/index.ts'
import { type Counts, CountsCard } from './counts-card.tsx'

/** The states of the API, except that of a directory that is being deleted, which has no page. */
export type SyncState = 'unlinked' | 'validating' | 'linked' | 'invalid_credentials'

export interface DirectorySyncProps {
  place: DirectoryPlace
  state: SyncState
  counts: Counts
  isArriving: boolean
  wasRefused: boolean
  /** For a directory that we read. */
  run?: RunView | undefined
  /** Ends the set-up. */
  finishForm: FormTarget
}

const standings = {
  unlinked: 'waiting',
  validating: 'waiting',
  linked: 'good',
  invalid_credentials: 'bad',
} as const satisfies Record<SyncState, Standing>

export function SyncBadge({ page, state }: { page: PortalContext; state: SyncState }) {
  return <StateBadge standing={standings[state]}>{texts.sync(page).states[state]}</StateBadge>
}

/** Waits for the first request of a provider, and then shows what arrives. */
function DirectorySyncPage(props: DirectorySyncProps) {
  const { place, state, run, counts, isArriving, wasRefused } = props
  const { page, baseUrl, provider } = place
  const text = texts.sync(page)
  const isLinked = state === 'linked'
  const title = isLinked ? text.connected(provider) : text.waiting(provider)
  return (
    <PortalDocument page={page} pageKey="portal/directory/sync" title={title} place="directory">
      <StepsAbove place={place} step="sync" />
      <div
        id="directory-state"
        className="gp-live"
        aria-live="polite"
        {...(isLinked ? {} : { 'data-live': '', 'data-reload': '' })}
      >
        <PageHeading title={title} aside={<SyncBadge page={page} state={state} />}>
          {isLinked ? (run ? texts.source(page).connectedLead : text.connectedLead) : text.waitingLead}
        </PageHeading>
      </div>
      {isLinked ? <CountsCard page={page} counts={counts} isArriving={isArriving} /> : <Waiting {...props} />}
      {run && <RunCard place={place} run={run} />}
      {wasRefused && run === undefined && (
        <div className="gh-notice gh-notice-warning">
          <p>
            {text.refused}{' '}
            <a className="gh-link" href={safeUrl(`${baseUrl}/refused`)}>
              {text.why}
            </a>
          </p>
        </div>
      )}
      {isLinked && <Next {...props} />}
    </PortalDocument>
  )
}

function Waiting({ place: { page, baseUrl } }: DirectorySyncProps) {
  const text = texts.sync(page)
  return (
    <p className="gp-soft">
      <span className="gp-scripted">{text.watching}</span>
      <a className="gh-link gp-unscripted" href={safeUrl(`${baseUrl}/sync`)}>
        {text.again}
      </a>
    </p>
  )
}

function Next({ place: { page, baseUrl }, finishForm }: DirectorySyncProps) {
  const text = texts.sync(page)
  const rows = [
    ['users', texts.people(page).title],
    ['attributes', texts.attributes(page).title],
    ['roles', texts.roles(page).title],
  ] as const
  return (
    <>
      <LinkRows title={text.next} rows={rows.map(([name, label]) => ({ href: `${baseUrl}/${name}`, label }))} />
      <Form target={finishForm} className="gp-inline">
        <button className="gh-button gh-button-primary" type="submit">
          {text.finish}
        </button>
      </Form>
    </>
  )
}

export const renderPortalDirectorySync = (props: DirectorySyncProps): string =>
  renderPage(<DirectorySyncPage {...props} />)
