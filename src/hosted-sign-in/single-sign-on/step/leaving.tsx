import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface LeavingProps extends PageProps {
  /** The name of the connection. */
  connection: string
  /** Where its provider is asked. */
  url: string
}

/** Stays in sight for as long as the provider takes to answer. */
function LeavingPage({ page, connection, url }: LeavingProps) {
  const text = texts.singleSignOn.providerForm(page)
  return (
    <Document page={page} pageKey="sign-in/sso" title={text.title}>
      <CardHeading title={text.title}>{text.lead(connection)}</CardHeading>
      <LinkButton href={url} label={text.go} />
    </Document>
  )
}

export const renderSsoLeaving = (props: LeavingProps): string => renderPage(<LeavingPage {...props} />)
