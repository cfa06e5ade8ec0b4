import {
  CardHeading,
  DeveloperDetails,
  Document,
  type FailureProps,
  LinkButton,
  renderPage,
  SupportCode,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export type NotFoundProps = FailureProps

function NotFoundPage({ page, requestId, link, developer }: NotFoundProps) {
  const { notFound: text } = texts.errorPages(page)
  const below = developer && <DeveloperDetails page={page} {...developer} />
  return (
    <Document page={page} pageKey="not-found" title={text.title} below={below}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      {link && <LinkButton href={link.href} label={link.label} />}
      <SupportCode id={requestId} page={page} />
    </Document>
  )
}

export const renderNotFound = (props: NotFoundProps): string => renderPage(<NotFoundPage {...props} />)
