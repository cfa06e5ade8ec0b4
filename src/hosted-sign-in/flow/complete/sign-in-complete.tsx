import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface SignInCompleteProps extends PageProps {
  /** The address of the application. Omitted if it has none. */
  continueUrl?: string | undefined
}

/** For a user who goes back to a page of a complete sign-in. It waits for a click, so that going back does not lead forward. */
function SignInCompletePage({ page, continueUrl }: SignInCompleteProps) {
  const text = texts.flow.complete(page)
  return (
    <Document page={page} pageKey="sign-in-complete" title={text.finishedTitle}>
      <CardHeading title={text.finishedTitle}>
        {continueUrl === undefined ? text.leadWithoutLink(page.brand.name) : text.finishedLead(page.brand.name)}
      </CardHeading>
      <LinkButton href={continueUrl} label={text.submit} />
    </Document>
  )
}

export const renderSignInComplete = (props: SignInCompleteProps): string =>
  renderPage(<SignInCompletePage {...props} />)
