import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'

export interface LeavingProps extends PageProps {
  /** The name of the connection, which is enough for a page that is visible only briefly. */
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
