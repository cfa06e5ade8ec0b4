import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '../../../kit/index.ts'
import { texts } from './texts/index.ts'

export interface SignInCompleteProps extends PageProps {
  /** Where the application goes on. Left out where it has no address for that. */
  continueUrl?: string | undefined
}

/** For whoever goes back to a page of a sign-in that is over. It waits for a click: going back must not lead forth again. */
function SignInCompletePage({ page, continueUrl }: SignInCompleteProps) {
  const text = texts(page)
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
