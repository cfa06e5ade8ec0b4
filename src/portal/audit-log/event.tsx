import { renderPage, safeUrl } from '#pages/kit/index.ts'
import { BackLink, LocalDate, PageHeading, Pairs, type PortalContext, PortalDocument } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

type Metadata = Readonly<Record<string, string | number | boolean>>

export interface AuditPartyView {
  id: string
  type: string
  name: string | null
  metadata: Metadata
  /** Links to other events of the same object. */
  url: string
}

export interface AuditEventProps {
  page: PortalContext
  backUrl: string
  /** Links to the events of the same action. */
  actionUrl: string
  event: {
    id: string
    sequence: number
    version: number
    action: string
    occurred_at: string
    created_at: string
    context: { location: string; user_agent: string | null }
    metadata: Metadata
    actor: AuditPartyView
    targets: readonly AuditPartyView[]
  }
}

/** Everything that is known of one event. */
function AuditEventPage({ page, backUrl, actionUrl, event }: AuditEventProps) {
  const text = texts.auditLog(page)
  return (
    <PortalDocument page={page} pageKey="portal/audit-log/event" title={event.action} place="audit_logs">
      <BackLink href={backUrl}>{text.event.back}</BackLink>
      <PageHeading title={event.action} />
      <section className="gh-card gp-card">
        <h2>{text.event.facts}</h2>
        <Pairs
          pairs={[
            [text.event.occurred, <LocalDate key="occurred" page={page} at={event.occurred_at} withTime />],
            [text.event.location, event.context.location],
            [text.event.userAgent, event.context.user_agent ?? ''],
            ...metadataPairs(event.metadata),
          ]}
        />
        <p>
          <a className="gh-link" href={safeUrl(actionUrl)}>
            {text.event.ofAction}
          </a>
        </p>
      </section>
      <Party page={page} title={text.columns.actor} party={event.actor} more={text.event.ofActor} />
      {event.targets.map((target) => (
        <Party
          key={`${target.type} ${target.id}`}
          page={page}
          title={text.event.target}
          party={target}
          more={text.event.ofTarget}
        />
      ))}
      <section className="gh-card gp-card">
        <h2>{text.event.record}</h2>
        <Pairs
          pairs={[
            [text.event.id, <code key="id">{event.id}</code>],
            [text.event.recorded, <LocalDate key="recorded" page={page} at={event.created_at} withTime />],
            [text.event.sequence, event.sequence.toLocaleString(page.locale)],
            [text.event.version, String(event.version)],
          ]}
        />
      </section>
    </PortalDocument>
  )
}

function Party({
  page,
  title,
  party,
  more,
}: {
  page: PortalContext
  title: string
  party: AuditPartyView
  more: string
}) {
  const text = texts.auditLog(page).event
  return (
    <section className="gh-card gp-card">
      <h2>{title}</h2>
      <Pairs
        pairs={[
          [text.name, party.name ?? ''],
          [text.identifier, <code key="id">{party.id}</code>],
          [text.type, party.type],
          ...metadataPairs(party.metadata),
        ]}
      />
      <p>
        <a className="gh-link" href={safeUrl(party.url)}>
          {more}
        </a>
      </p>
    </section>
  )
}

/** By the names that the application has given. */
function metadataPairs(metadata: Metadata) {
  return Object.entries(metadata).map(([name, value]) => [name, String(value)] as const)
}

export const renderPortalAuditEvent = (props: AuditEventProps): string => renderPage(<AuditEventPage {...props} />)
