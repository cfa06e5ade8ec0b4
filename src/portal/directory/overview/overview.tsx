import { ForwardIcon, LinkButton, renderPage, safeUrl } from '#pages/kit/index.ts'
import { CopyValues, PageHeading, PortalDocument } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/setup-page.tsx'
import { RunCard, type RunView } from '../source/run-card.tsx'
import { type Counts, CountsCard } from '../sync/counts-card.tsx'
import { SyncBadge, type SyncState } from '../sync/sync.tsx'
import { texts } from '../texts/index.ts'

export interface DirectoryOverviewProps {
  place: DirectoryPlace
  state: SyncState
  counts: Counts
  isArriving: boolean
  /** Where its set-up goes on. */
  setUpUrl: string
  /** Of one that is read by us. */
  run?: RunView | undefined
  /** Of one whose provider comes to us. */
  endpoint?: string | undefined
  /** Whether people become members of the organization. */
  provisionsMembers: boolean
}

/** A directory as its administrator comes back to it. */
function DirectoryOverviewPage(props: DirectoryOverviewProps) {
  const { place, state, run, counts, isArriving, provisionsMembers } = props
  const { page, provider } = place
  const text = texts.overview(page)
  const { name: brand } = page.brand
  return (
    <PortalDocument page={page} pageKey="portal/directory/overview" title={provider} place="directory">
      <PageHeading title={provider} aside={<SyncBadge page={page} state={state} />} />
      {place.isInSetup ? <Unfinished {...props} /> : <CountsCard page={page} counts={counts} isArriving={isArriving} />}
      {run && !place.isInSetup && <RunCard place={place} run={run} />}
      <section className="gh-card gp-card">
        <h2>{text.access.title}</h2>
        <p>
          {provisionsMembers
            ? (run ? text.access.onPulled : text.access.on)(brand, page.organization)
            : text.access.off(brand)}
        </p>
      </section>
      <Rows
        title={text.arrived}
        rows={[
          ['users', texts.people(page).title],
          ['groups', texts.people(page).groups.title],
          ['refused', run ? text.unstored : text.refused],
        ]}
        {...props}
      />
      <Rows
        title={text.settings}
        rows={[
          run ? ['credentials', texts.setup(page).steps.credentials] : ['token', texts.setup(page).steps.token],
          ['attributes', texts.attributes(page).title],
          ['roles', texts.roles(page).title],
          ['guide', text.guide(provider)],
        ]}
        {...props}
      />
      <Endpoint {...props} />
      <section className="gp-section">
        <h2>{text.off}</h2>
        <ul className="gp-rows">
          <li>
            <a className="gp-row" href={safeUrl(`${place.baseUrl}/reset`)}>
              <span className="gp-row-main">
                <span className="gp-danger">{text.reset}</span>
                <span className="gp-soft">{text.resetLead}</span>
              </span>
              <ForwardIcon />
            </a>
          </li>
        </ul>
      </section>
    </PortalDocument>
  )
}

function Unfinished({ place: { page, provider }, run, setUpUrl }: DirectoryOverviewProps) {
  const text = texts.overview(page)
  return (
    <section className="gh-card gp-card">
      <p>{run ? text.finishPulled(provider) : text.finish(provider)}</p>
      <LinkButton href={setUpUrl} label={text.go} />
    </section>
  )
}

interface RowsProps extends DirectoryOverviewProps {
  title: string
  /** The last part of the address of each page, and its name. */
  rows: readonly (readonly [name: string, label: string])[]
}

function Rows({ place: { baseUrl }, title, rows }: RowsProps) {
  return (
    <section className="gp-section">
      <h2>{title}</h2>
      <ul className="gp-rows">
        {rows.map(([name, label]) => (
          <li key={name}>
            <a className="gp-row" href={safeUrl(`${baseUrl}/${name}`)}>
              <span className="gp-row-main">{label}</span>
              <ForwardIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Endpoint({ place: { page, provider }, endpoint }: DirectoryOverviewProps) {
  const text = texts.overview(page)
  if (endpoint === undefined) return null
  return (
    <section className="gh-card gp-card">
      <div>
        <h2>{text.endpointTitle}</h2>
        <p className="gp-soft">{text.endpointLead(provider)}</p>
      </div>
      <CopyValues page={page} values={[{ id: 'endpoint', label: texts.token(page).endpoint, value: endpoint }]} />
    </section>
  )
}

export const renderPortalDirectoryOverview = (props: DirectoryOverviewProps): string =>
  renderPage(<DirectoryOverviewPage {...props} />)
