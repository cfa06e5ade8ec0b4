import type { FailureProps } from './error-page.tsx'
import { Document } from './page/document.tsx'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { DeveloperPart } from './parts/developer-part.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { RequestId } from './parts/request-id.tsx'

export type NotFoundProps = FailureProps

function NotFoundPage({ page, requestId, link, developer }: NotFoundProps) {
  const { notFound: text } = page.messages
  const below = developer && <DeveloperPart page={page} {...developer} />
  return (
    <Document page={page} pageKey="not-found" title={text.title} below={below}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      {link && <LinkButton href={link.href} label={link.label} />}
      <RequestId id={requestId} messages={page.messages} />
    </Document>
  )
}

export const renderNotFound = (props: NotFoundProps): string => renderPage(<NotFoundPage {...props} />)
