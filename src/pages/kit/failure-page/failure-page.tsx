import { Document } from '../page/document.tsx'
import type { PageProps } from '../page/page-context.ts'
import { renderPage } from '../page/render-page.ts'
import { CardHeading } from '../parts/card-heading.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { DeveloperDetails, type DeveloperDetailsProps } from './developer-details.tsx'
import { SupportCode } from './support-code.tsx'

/** The texts of a failure. */
export interface FailureTexts {
  title: string
  /** Why. */
  cause: string
  /** What the reader can do now. */
  next: string
  /** The button that leads to the next place, if there is one. */
  link?: string
}

export interface PageLink {
  href: string
  label: string
}

/** The parts of every error page besides its texts. */
export interface FailureProps extends PageProps {
  /** The request id, whose last characters users quote when they ask for help. */
  requestId: string
  /** What the reader can do now, as a button. */
  link?: PageLink | undefined
  /** For who builds the application; left out outside of development. */
  developer?: Omit<DeveloperDetailsProps, 'page'> | undefined
}

export interface FailurePageProps extends FailureProps {
  failure: FailureTexts
}

/** A failure that no form can show: says the cause and what to do. */
function FailurePage({ page, failure, requestId, link, developer }: FailurePageProps) {
  const below = developer && <DeveloperDetails page={page} {...developer} />
  return (
    <Document page={page} pageKey="error" title={failure.title} below={below}>
      <CardHeading title={failure.title}>{failure.cause}</CardHeading>
      <p className="gh-next">{failure.next}</p>
      {link && <LinkButton href={link.href} label={link.label} />}
      <SupportCode id={requestId} page={page} />
    </Document>
  )
}

export const renderFailure = (props: FailurePageProps): string => renderPage(<FailurePage {...props} />)
