import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { LinkButton } from './parts/link-button.tsx'

export interface DefaultRedirectProps extends PageProps {
  /** Where the browser goes at once, or by the button. Left out where the application has no address for that. */
  continueUrl?: string | undefined
}

/** Signed in without an application having asked for it (a bookmark, a link in a mail): go on to the application. */
function DefaultRedirectPage({ page, continueUrl }: DefaultRedirectProps) {
  const { defaultRedirect: text } = page.messages
  return (
    <Document page={page} pageKey="default-redirect" title={text.title} goOnTo={continueUrl}>
      <CardHeading title={text.title}>
        {(continueUrl === undefined ? text.leadWithoutLink : text.lead)(page.brand.name)}
      </CardHeading>
      <LinkButton href={continueUrl} label={text.submit} />
    </Document>
  )
}

export const renderDefaultRedirect = (props: DefaultRedirectProps): string =>
  renderPage(<DefaultRedirectPage {...props} />)
