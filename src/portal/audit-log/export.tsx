import { LinkButton, renderPage, safeUrl } from '#pages/kit/index.ts'
import { BackLink, PageHeading, type PortalContext, PortalDocument } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface AuditExportProps {
  page: PortalContext
  backUrl: string
  /** Of the export, which its file is below. */
  url: string
  state: 'pending' | 'ready' | 'error' | 'expired'
  /** How many are written. */
  events: number
}

/** An export while it is written, and its file. */
function AuditExportPage({ page, backUrl, url, state, events }: AuditExportProps) {
  const text = texts.auditLog(page)
  const count = events.toLocaleString(page.locale)
  const { title, lead } = {
    pending: { title: text.export.running, lead: text.export.runningLead },
    ready: { title: text.export.ready, lead: text.export.readyLead(count) },
    error: { title: text.export.failed, lead: text.export.failedLead },
    expired: { title: text.export.expired, lead: text.export.expiredLead },
  }[state]
  return (
    <PortalDocument page={page} pageKey="portal/audit-log/export" title={title} place="audit_logs">
      <BackLink href={backUrl}>{text.event.back}</BackLink>
      <div
        id="export-state"
        className="gp-live"
        aria-live="polite"
        {...(state === 'pending' ? { 'data-live': '', 'data-reload': '' } : {})}
      >
        <PageHeading title={title}>{lead}</PageHeading>
        {state === 'pending' && <p className="gp-soft">{text.export.progress(count)}</p>}
      </div>
      {state === 'ready' && <LinkButton href={`${url}/file`} label={text.export.download} />}
      {state === 'pending' && (
        <p className="gp-soft">
          <span className="gp-scripted">{text.export.watching}</span>
          <a className="gh-link gp-unscripted" href={safeUrl(url)}>
            {text.export.again}
          </a>
        </p>
      )}
    </PortalDocument>
  )
}

export const renderPortalAuditExport = (props: AuditExportProps): string => renderPage(<AuditExportPage {...props} />)
