import { LinkButton, renderPage } from '../../../kit/index.ts'
import { PageHeading } from '../../frame/page-heading.tsx'
import { PortalDocument } from '../../frame/portal-document.tsx'
import { texts as frameTexts } from '../../frame/texts/index.ts'
import type { PortalContext } from '../../session/portal.ts'
import { texts } from './texts/index.ts'

export interface NotServedProps {
  page: PortalContext
  missing: 'audit_logs' | 'log_streams' | 'bring_your_own_key'
}

/** Says which part of the portal a link was for that is not there yet. */
function NotServedPage({ page, missing }: NotServedProps) {
  const text = texts(page).notServed
  return (
    <PortalDocument page={page} pageKey="portal/not-served" title={text.title}>
      <PageHeading title={text.title}>{text.lead(page.brand.name)}</PageHeading>
      <section className="gh-card gp-card">
        <h2>{text[missing]}</h2>
        <p className="gp-soft">{text.next(page.brand.name)}</p>
        <LinkButton href={page.returnUrl} label={frameTexts(page).back(page.brand.name)} />
      </section>
    </PortalDocument>
  )
}

export const renderPortalNotServed = (props: NotServedProps): string => renderPage(<NotServedPage {...props} />)
