import { CardHeading, Document, LinkButton, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

export interface SignedOutProps extends PageProps {
  /** Starts a new sign-in; left out where the application has no address for that. */
  signInUrl?: string | undefined
}

/** Shown after sign-out when the application has nowhere to send the person. */
function SignedOutPage({ page, signInUrl }: SignedOutProps) {
  const text = texts.signOut(page)
  return (
    <Document page={page} pageKey="signed-out" title={text.title}>
      <CardHeading title={text.title}>{signInUrl === undefined ? text.leadWithoutLink : text.lead}</CardHeading>
      <LinkButton href={signInUrl} label={text.signIn} />
    </Document>
  )
}

export const renderSignedOut = (props: SignedOutProps): string => renderPage(<SignedOutPage {...props} />)
