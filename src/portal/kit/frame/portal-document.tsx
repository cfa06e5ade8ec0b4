import type { ReactNode } from 'react'
import { BrandMark, CopyScript, Document, Form, PageScript, safeUrl } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { Part } from '../session/parts.ts'
import type { PortalContext } from '../session/portal.ts'

export interface PortalDocumentProps {
  page: PortalContext
  pageKey: string
  title: string
  failed?: boolean | undefined
  /** The place in the navigation. */
  place?: 'home' | Exclude<Part, 'certificates'> | undefined
  children: ReactNode
}

/** Every page of the portal: header, menu of what the link permits, footer. The script only adds to it. */
export function PortalDocument({ page, pageKey, title, failed, place, children }: PortalDocumentProps) {
  return (
    <Document
      page={page}
      pageKey={pageKey}
      title={title}
      failed={failed}
      layout="wide"
      header={<PortalHeader page={page} place={place} />}
      footer={page.supportEmail && <Support page={page} email={page.supportEmail} />}
    >
      {children}
      <CopyScript page={page} />
      <PageScript page={page} />
      <script src={page.portalScriptUrl} type="module" />
    </Document>
  )
}

function PortalHeader({ page, place }: { page: PortalContext; place: PortalDocumentProps['place'] }) {
  const text = texts.kit.frame(page)
  const places = [
    ['home', '/portal/home', text.home],
    ['domains', '/portal/domains', text.domains],
    ['sso', '/portal/sso', text.sso],
    ['directory', '/portal/directory', text.directory],
    ['audit_logs', '/portal/audit-log', text.auditLog],
    ['log_streams', '/portal/log-streams', text.logStreams],
    ['bring_your_own_key', '/portal/encryption-key', text.ownKey],
  ] as const
  const shown = places.filter(([name]) => page.parts.includes(name))
  return (
    <header className="gp-header">
      <div className="gp-bar">
        <Brand page={page} />
        <bdi className="gp-organization">{page.organization}</bdi>
        <Form target={page.exitForm} className="gp-exit">
          <button className="gh-link" type="submit">
            {text.exit}
          </button>
        </Form>
      </div>
      {shown.length > 2 && (
        <nav aria-label={text.navigation}>
          <ul className="gp-nav">
            {shown.map(([name, href, label]) => (
              <li key={name}>
                <a href={href} aria-current={name === place ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

/** The application that the portal is part of, with a link back to it. */
function Brand({ page }: { page: PortalContext }) {
  const url = safeUrl(page.returnUrl)
  const label = texts.kit.frame(page).back(page.brand.name)
  const mark = <BrandMark brand={page.brand} />
  return url ? (
    <a className="gp-brand" href={url} title={label}>
      {mark}
    </a>
  ) : (
    <span className="gp-brand">{mark}</span>
  )
}

function Support({ page, email }: { page: PortalContext; email: string }) {
  return (
    <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
      {texts.kit.frame(page).support(page.brand.name)}
    </a>
  )
}
