import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { LinkButton } from './parts/link-button.tsx'

export interface SignInCompleteProps extends PageProps {
  /** Where the application goes on. Left out where it has no address for that. */
  continueUrl?: string | undefined
}

/** For whoever goes back to a page of a sign-in that is over. It waits for a click: going back must not lead forth again. */
function SignInCompletePage({ page, continueUrl }: SignInCompleteProps) {
  const { signInComplete: text, defaultRedirect } = page.messages
  return (
    <Document page={page} pageKey="sign-in-complete" title={text.title}>
      <CardHeading title={text.title}>
        {continueUrl === undefined ? defaultRedirect.leadWithoutLink(page.brand.name) : text.lead(page.brand.name)}
      </CardHeading>
      <LinkButton href={continueUrl} label={defaultRedirect.submit} />
    </Document>
  )
}

export const renderSignInComplete = (props: SignInCompleteProps): string =>
  renderPage(<SignInCompletePage {...props} />)
