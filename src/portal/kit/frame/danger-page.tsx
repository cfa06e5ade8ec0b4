import type { ReactNode } from 'react'
import { Form, type FormTarget, Notices, renderPage, safeUrl } from '#pages/kit/index.ts'
import type { PortalContext } from '../session/portal.ts'
import { PageHeading } from './page-heading.tsx'
import { PortalDocument, type PortalDocumentProps } from './portal-document.tsx'

/** The words of a page that asks before something is taken away. */
export interface DangerQuestion {
  /** Names the object. */
  title: string
  /** What will happen. */
  lead: string
  /** Of the button that does it. */
  submit: string
  /** Of the link back. */
  keep: string
}

/** The words, and where both answers lead. */
export interface DangerPageProps {
  page: PortalContext
  pageKey: string
  place: PortalDocumentProps['place']
  question: DangerQuestion
  form: FormTarget
  backUrl: string
  /** Why it could not be done. */
  alert?: string | undefined
  /** What else the form asks for. */
  fields?: ReactNode
  /** Another way, below. */
  children?: ReactNode
}

/** Asks before something is taken away. */
export function DangerPage({
  page,
  pageKey,
  place,
  question,
  form,
  backUrl,
  alert,
  fields,
  children,
}: DangerPageProps) {
  const { title, lead, submit, keep } = question
  const button = (
    <button className="gh-button gh-button-secondary gp-danger" type="submit">
      {submit}
    </button>
  )
  const link = (
    <a className="gh-link" href={safeUrl(backUrl)}>
      {keep}
    </a>
  )
  return (
    <PortalDocument page={page} pageKey={pageKey} title={title} failed={alert !== undefined} place={place}>
      <Notices alert={alert} />
      <section className="gh-card gp-card">
        <PageHeading title={title}>{lead}</PageHeading>
        {fields === undefined ? (
          <div className="gp-actions">
            <Form target={form} className="gp-inline">
              {button}
            </Form>
            {link}
          </div>
        ) : (
          <Form target={form}>
            {fields}
            <div className="gp-actions">
              {button}
              {link}
            </div>
          </Form>
        )}
      </section>
      {children}
    </PortalDocument>
  )
}

export const renderPortalDanger = (props: DangerPageProps): string => renderPage(<DangerPage {...props} />)
