import { LinkButton, renderPage, safeUrl } from '#pages/kit/index.ts'
import {
  type OfferedService,
  PageHeading,
  type PortalContext,
  PortalDocument,
  ServiceChoice,
  type Standing,
  StateBadge,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'

/** `error`: is tried again; `invalid`: waits for new settings; `inactive`: paused. */
export type StreamState = 'active' | 'error' | 'invalid' | 'inactive'

const standings = { active: 'good', error: 'waiting', invalid: 'bad', inactive: 'none' } as const satisfies Record<
  StreamState,
  Standing
>

export function StreamBadge({ page, state }: { page: PortalContext; state: StreamState }) {
  return <StateBadge standing={standings[state]}>{texts.logStreams(page).states[state]}</StateBadge>
}

export interface LogStreamsProps {
  page: PortalContext
  streams: readonly { url: string; name: string; detail: string; state: StreamState }[]
  /** Where another one is added. */
  addUrl: string
}

/** The streams of an organization. */
function LogStreamsPage({ page, streams, addUrl }: LogStreamsProps) {
  const text = texts.logStreams(page)
  return (
    <PortalDocument page={page} pageKey="portal/log-streams" title={text.title} place="log_streams">
      <PageHeading title={text.title}>{text.lead(page.brand.name)}</PageHeading>
      <ul className="gp-rows">
        {streams.map(({ url, name, detail, state }) => (
          <li key={url}>
            <a className="gp-row" href={safeUrl(url)}>
              <span className="gp-row-main">
                <span>{name}</span>
                <bdi className="gp-soft">{detail}</bdi>
              </span>
              <StreamBadge page={page} state={state} />
            </a>
          </li>
        ))}
      </ul>
      <LinkButton href={addUrl} label={text.add} />
    </PortalDocument>
  )
}

export const renderPortalLogStreams = (props: LogStreamsProps): string => renderPage(<LogStreamsPage {...props} />)

export interface ChooseDestinationProps {
  page: PortalContext
  destinations: readonly OfferedService[]
}

function ChooseDestinationPage({ page, destinations }: ChooseDestinationProps) {
  const text = texts.logStreams(page).choose
  return (
    <PortalDocument page={page} pageKey="portal/log-streams/choose" title={text.title} place="log_streams">
      <PageHeading title={text.title}>{text.lead(page.brand.name)}</PageHeading>
      <ServiceChoice services={destinations} />
    </PortalDocument>
  )
}

export const renderPortalChooseDestination = (props: ChooseDestinationProps): string =>
  renderPage(<ChooseDestinationPage {...props} />)
