import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { RequestId } from './parts/request-id.tsx'

export interface ErrorPageProps extends PageProps {
  /** What happened: one of `messages.errorPages`, or words of the same three kinds. */
  failure: {
    title: string
    /** Why. */
    cause: string
    /** What the reader can do now. */
    next: string
  }
  requestId: string
  link?: { href: string; label: string } | undefined
}

/** A failure that no form can show: names the cause and the cure. */
function ErrorPage({ page, failure, requestId, link }: ErrorPageProps) {
  return (
    <Document page={page} pageKey="error" title={failure.title}>
      <CardHeading title={failure.title}>{failure.cause}</CardHeading>
      <p className="gh-next">{failure.next}</p>
      {link && <LinkButton href={link.href} label={link.label} />}
      <RequestId id={requestId} messages={page.messages} />
    </Document>
  )
}

export const renderErrorPage = (props: ErrorPageProps): string => renderPage(<ErrorPage {...props} />)
