import {
  CardHeading,
  CardLink,
  Document,
  EmailAddress,
  OutboxLink,
  type PageProps,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ForgotPasswordSentProps extends PageProps {
  /** The address to which a link was sent, if it has an account. */
  email: string
  backUrl: string
}

/** Looks the same for every address, so that it does not tell who has an account. */
function ForgotPasswordSentPage({ page, email, backUrl }: ForgotPasswordSentProps) {
  const text = texts.passwords.forgotPassword(page)
  return (
    <Document page={page} pageKey="forgot-password/sent" title={text.sentTitle}>
      <CardHeading title={text.sentTitle}>{withNode(text.sentLead, <EmailAddress email={email} />)}</CardHeading>
      <p className="gh-hint">{text.sentHint}</p>
      <CardLink href={backUrl} label={text.back} />
      <OutboxLink page={page} to={email} />
    </Document>
  )
}

export const renderForgotPasswordSent = (props: ForgotPasswordSentProps): string =>
  renderPage(<ForgotPasswordSentPage {...props} />)
