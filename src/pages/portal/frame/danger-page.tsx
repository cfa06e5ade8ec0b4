import { Form, type FormTarget, safeUrl } from '../../kit/index.ts'
import type { PortalContext } from '../session/portal.ts'
import { PageHeading } from './page-heading.tsx'
import { PortalDocument, type PortalDocumentProps } from './portal-document.tsx'

export interface DangerPageProps {
  page: PortalContext
  pageKey: string
  place: PortalDocumentProps['place']
  /** Names the object. */
  title: string
  /** What will happen. */
  lead: string
  form: FormTarget
  submit: string
  cancel: { href: string; label: string }
}

/** Asks before something is taken away. */
export function DangerPage({ page, pageKey, place, title, lead, form, submit, cancel }: DangerPageProps) {
  return (
    <PortalDocument page={page} pageKey={pageKey} title={title} place={place}>
      <section className="gh-card gp-card">
        <PageHeading title={title}>{lead}</PageHeading>
        <div className="gp-actions">
          <Form target={form} className="gp-inline">
            <button className="gh-button gh-button-secondary gp-danger" type="submit">
              {submit}
            </button>
          </Form>
          <a className="gh-link" href={safeUrl(cancel.href)}>
            {cancel.label}
          </a>
        </div>
      </section>
    </PortalDocument>
  )
}
