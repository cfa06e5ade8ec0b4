import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { LinkButton } from './parts/link-button.tsx'

export interface SignedOutProps extends PageProps {
  /** Starts a new sign-in; left out where the application has no address for that. */
  signInUrl?: string | undefined
}

/** Shown after sign-out when the application has nowhere to send the person. */
function SignedOutPage({ page, signInUrl }: SignedOutProps) {
  const { signedOut: text } = page.messages
  return (
    <Document page={page} pageKey="signed-out" title={text.title}>
      <CardHeading title={text.title}>{signInUrl === undefined ? text.leadWithoutLink : text.lead}</CardHeading>
      <LinkButton href={signInUrl} label={text.signIn} />
    </Document>
  )
}

export const renderSignedOut = (props: SignedOutProps): string => renderPage(<SignedOutPage {...props} />)
