import { Form, type FormTarget, renderPage, safeUrl, TextField } from '#pages/kit/index.ts'
import { LocalDate, PageHeading, PageLinks, type PortalContext, PortalDocument } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import type { AuditLogQuery } from './query.ts'

export interface AuditEventView {
  url: string
  at: string
  actor: { name: string | null; id: string }
  action: string
  targets: readonly { name: string | null; type: string; id: string }[]
}

export interface AuditLogProps {
  page: PortalContext
  /** Of the page, which gets the filters. */
  url: string
  query: AuditLogQuery
  /** Offered for the field of the action. */
  actions: readonly string[]
  events: readonly AuditEventView[]
  /** Exports what the filters let through. */
  exportForm: FormTarget
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** What people of the organization did, newest first, as far as the filters let it through. */
function AuditLogPage({ page, url, query, actions, events, exportForm, olderUrl, newestUrl }: AuditLogProps) {
  const text = texts.auditLog(page)
  const isFiltered = Object.values(query).some((value) => value !== undefined && value !== '')
  return (
    <PortalDocument page={page} pageKey="portal/audit-log" title={text.title} place="audit_logs">
      <PageHeading title={text.title}>{text.lead(page.organization, page.brand.name)}</PageHeading>
      <Filters page={page} url={url} query={query} actions={actions} isFiltered={isFiltered} />
      {events.length === 0 ? (
        <p className="gp-soft">
          {isFiltered ? (olderUrl === undefined ? text.noMatch : text.noMatchSoFar) : text.empty}
        </p>
      ) : (
        <EventTable page={page} events={events} />
      )}
      <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
      {events.length > 0 && (
        <div className="gp-actions">
          <Form target={exportForm} className="gp-inline">
            <button className="gh-button gh-button-secondary" type="submit">
              {text.export.start}
            </button>
          </Form>
          {isFiltered && <span className="gp-soft">{text.export.lead}</span>}
        </div>
      )}
    </PortalDocument>
  )
}

interface FiltersProps extends Pick<AuditLogProps, 'page' | 'url' | 'query' | 'actions'> {
  isFiltered: boolean
}

function Filters({ page, url, query, actions, isFiltered }: FiltersProps) {
  const text = texts.auditLog(page)
  const { q, ...more } = query
  const hasMore = Object.values(more).some((value) => (value ?? '') !== '')
  const common = { autoComplete: 'off', required: false, maxLength: 255 } as const
  return (
    <search>
      <form className="gh-card gp-card" method="get" action={safeUrl(url)} aria-label={text.filter.label} noValidate>
        <TextField {...common} name="q" label={text.filter.text} hint={text.filter.textHint} state={{ value: q }} />
        <details className="gp-filters" open={hasMore}>
          <summary className="gh-link">{text.filter.more}</summary>
          <div className="gp-filter-fields">
            <div className="gh-field">
              <div className="gh-label-row">
                <label htmlFor="action">{text.columns.action}</label>
              </div>
              <input
                className="gh-input"
                id="action"
                name="action"
                list="actions"
                defaultValue={query.action}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                dir="ltr"
              />
              <datalist id="actions">
                {actions.map((action) => (
                  <option key={action} value={action} />
                ))}
              </datalist>
            </div>
            <TextField {...common} name="actor" label={text.filter.actor} state={{ value: query.actor }} />
            <TextField {...common} name="target" label={text.filter.target} state={{ value: query.target }} />
            <DateField name="from" label={text.filter.from} value={query.from} />
            <DateField name="to" label={text.filter.to} value={query.to} />
          </div>
        </details>
        <div className="gp-actions">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.filter.apply}
          </button>
          {isFiltered && (
            <a className="gh-link" href={safeUrl(url)}>
              {text.filter.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  )
}

function DateField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <div className="gh-field">
      <div className="gh-label-row">
        <label htmlFor={name}>{label}</label>
      </div>
      <input className="gh-input" id={name} name={name} type="date" defaultValue={value} />
    </div>
  )
}

function EventTable({ page, events }: Pick<AuditLogProps, 'page' | 'events'>) {
  const { columns, title } = texts.auditLog(page)
  return (
    <div className="gh-card gp-table-card">
      <table className="gp-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.actor}</th>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.targets}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ url, at, actor, action, targets }) => (
            <tr key={url}>
              <td className="gp-time">
                <a className="gh-link" href={safeUrl(url)}>
                  <LocalDate page={page} at={at} withTime />
                </a>
              </td>
              <td>
                <bdi>{actor.name ?? actor.id}</bdi>
              </td>
              <td>
                <code>{action}</code>
              </td>
              <td>
                {targets.map((target) => (
                  <bdi key={`${target.type} ${target.id}`} className="gp-target">
                    {target.name ?? target.id}
                  </bdi>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const renderPortalAuditLog = (props: AuditLogProps): string => renderPage(<AuditLogPage {...props} />)
