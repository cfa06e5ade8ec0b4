import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface DefaultRedirectProps extends PageProps {
  /** Where the browser goes at once, or by the button. Left out where the application has no address for that. */
  continueUrl?: string | undefined
}

/** For sign-ins that no application requested (a bookmark, a link in an email): redirects to the application. */
function DefaultRedirectPage({ page, continueUrl }: DefaultRedirectProps) {
  const text = texts.flow.complete(page)
  return (
    <Document page={page} pageKey="default-redirect" title={text.title} redirectTo={continueUrl}>
      <CardHeading title={text.title}>
        {(continueUrl === undefined ? text.leadWithoutLink : text.lead)(page.brand.name)}
      </CardHeading>
      <LinkButton href={continueUrl} label={text.submit} />
    </Document>
  )
}

export const renderDefaultRedirect = (props: DefaultRedirectProps): string =>
  renderPage(<DefaultRedirectPage {...props} />)
