import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { RequestId } from './parts/request-id.tsx'

export interface NotFoundProps extends PageProps {
  signInUrl?: string | undefined
  requestId?: string | undefined
}

function NotFoundPage({ page, signInUrl, requestId }: NotFoundProps) {
  const { notFound: text } = page.messages
  return (
    <Document page={page} pageKey="not-found" title={text.title}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <LinkButton href={signInUrl} label={text.signIn} />
      {requestId && <RequestId id={requestId} messages={page.messages} />}
    </Document>
  )
}

export const renderNotFound = (props: NotFoundProps): string => renderPage(<NotFoundPage {...props} />)
