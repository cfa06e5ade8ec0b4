import {
  CardHeading,
  CardLink,
  Document,
  EmailAddress,
  type PageProps,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface WaitlistJoinedProps extends PageProps {
  email: string
  signInUrl: string
}

/** Thanks a person who joined. The same for an email with an account, which it must not reveal. */
function WaitlistJoinedPage({ page, email, signInUrl }: WaitlistJoinedProps) {
  const { title, lead } = texts.signUp.waitlist(page).joined
  const { haveAccount, signIn } = texts.signUp.form(page)
  return (
    <Document page={page} pageKey="waitlist/joined" title={title}>
      <CardHeading title={title}>{withNode(lead, <EmailAddress email={email} />)}</CardHeading>
      <CardLink question={haveAccount} href={signInUrl} label={signIn} />
    </Document>
  )
}

export const renderWaitlistJoined = (props: WaitlistJoinedProps): string =>
  renderPage(<WaitlistJoinedPage {...props} />)
