import { renderPage } from '#pages/kit/index.ts'
import { type LinkRow, LinkRows, PageHeading, PortalDocument, UnfinishedCard, ValuesCard } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { RunCard, type RunView } from '../source/run-card.tsx'
import { type Counts, CountsCard } from '../sync/counts-card.tsx'
import { SyncBadge, type SyncState } from '../sync/sync.tsx'
import { texts } from '../texts/index.ts'

export interface DirectoryOverviewProps {
  place: DirectoryPlace
  state: SyncState
  counts: Counts
  isArriving: boolean
  /** The page with which its set-up continues. */
  setUpUrl: string
  /** For a directory that we read. */
  run?: RunView | undefined
  /** For a directory whose provider sends us requests. */
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
  const to = (name: string, label: string): LinkRow => ({ href: `${place.baseUrl}/${name}`, label })
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
      <LinkRows
        title={text.arrived}
        rows={[
          to('users', texts.people(page).title),
          to('groups', texts.people(page).groups.title),
          to('refused', run ? text.unstored : text.refused),
        ]}
      />
      <LinkRows
        title={text.settings}
        rows={[
          run ? to('credentials', texts.setup(page).steps.credentials) : to('token', texts.setup(page).steps.token),
          to('attributes', texts.attributes(page).title),
          to('roles', texts.roles(page).title),
          to('guide', text.guide(provider)),
        ]}
      />
      <Endpoint {...props} />
      <LinkRows title={text.off} rows={[{ ...to('reset', text.reset), leads: [text.resetLead], isDanger: true }]} />
    </PortalDocument>
  )
}

function Unfinished({ place: { page, provider }, run, setUpUrl }: DirectoryOverviewProps) {
  const text = texts.overview(page)
  return (
    <UnfinishedCard lead={run ? text.finishPulled(provider) : text.finish(provider)} href={setUpUrl} label={text.go} />
  )
}

function Endpoint({ place: { page, provider }, endpoint }: DirectoryOverviewProps) {
  const text = texts.overview(page)
  const values = endpoint === undefined ? [] : [{ id: 'endpoint', label: texts.token(page).endpoint, value: endpoint }]
  return <ValuesCard page={page} title={text.endpointTitle} lead={text.endpointLead(provider)} values={values} />
}

export const renderPortalDirectoryOverview = (props: DirectoryOverviewProps): string =>
  renderPage(<DirectoryOverviewPage {...props} />)
