import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'

export interface LeavingProps extends PageProps {
  /** The name of the connection: there is nothing else to say in the moment for which the page is seen. */
  connection: string
  /** Where its provider is asked. */
  url: string
}

function LeavingPage({ page, connection, url }: LeavingProps) {
  return (
    <Document page={page} pageKey="sign-in/sso" title={connection}>
      <CardHeading title={connection} />
      <LinkButton href={url} label={connection} />
    </Document>
  )
}

export const renderSsoLeaving = (props: LeavingProps): string => renderPage(<LeavingPage {...props} />)
