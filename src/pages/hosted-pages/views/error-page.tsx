import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { DeveloperPart, type DeveloperPartProps } from './parts/developer-part.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { RequestId } from './parts/request-id.tsx'

export interface PageLink {
  href: string
  label: string
}

/** What every page of a failure may have besides its words. */
export interface FailureProps extends PageProps {
  /** To quote when asking for help. */
  requestId: string
  /** What the reader can do now, as a button. */
  link?: PageLink | undefined
  /** For who builds the application; left out outside of development. */
  developer?: Omit<DeveloperPartProps, 'page'> | undefined
}

export interface ErrorPageProps extends FailureProps {
  /** What happened: one of `messages.errorPages`, or words of the same three kinds. */
  failure: {
    title: string
    /** Why. */
    cause: string
    /** What the reader can do now. */
    next: string
  }
}

/** A failure that no form can show: names the cause and the cure. */
function ErrorPage({ page, failure, requestId, link, developer }: ErrorPageProps) {
  const below = developer && <DeveloperPart page={page} {...developer} />
  return (
    <Document page={page} pageKey="error" title={failure.title} below={below}>
      <CardHeading title={failure.title}>{failure.cause}</CardHeading>
      <p className="gh-next">{failure.next}</p>
      {link && <LinkButton href={link.href} label={link.label} />}
      <RequestId id={requestId} messages={page.messages} />
    </Document>
  )
}

export const renderErrorPage = (props: ErrorPageProps): string => renderPage(<ErrorPage {...props} />)
