import type { ReactNode } from 'react'
import { Form, type FormTarget, Notices, safeUrl } from '#pages/kit/index.ts'
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
  /** Why it could not be done. */
  alert?: string | undefined
  /** Another way, below. */
  children?: ReactNode
}

/** Asks before something is taken away. */
export function DangerPage(props: DangerPageProps) {
  const { page, pageKey, place, title, lead, form, submit, cancel, alert, children } = props
  return (
    <PortalDocument page={page} pageKey={pageKey} title={title} failed={alert !== undefined} place={place}>
      <Notices alert={alert} />
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
      {children}
    </PortalDocument>
  )
}
