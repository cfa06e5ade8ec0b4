import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { Address } from './parts/address.tsx'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { OutboxLink } from './parts/outbox-link.tsx'
import { withNode } from './parts/with-node.tsx'

export interface ForgotPasswordSentProps extends PageProps {
  /** Where a link went, if there is such an account. */
  email: string
  backUrl: string
}

/** The same for every address: it does not tell who has an account. */
function ForgotPasswordSentPage({ page, email, backUrl }: ForgotPasswordSentProps) {
  const { passwordReset: text } = page.messages
  return (
    <Document page={page} pageKey="forgot-password/sent" title={text.sentTitle}>
      <CardHeading title={text.sentTitle}>{withNode(text.sentLead, <Address email={email} />)}</CardHeading>
      <p className="gh-hint">{text.sentHint}</p>
      <CardLink href={backUrl} label={text.back} />
      <OutboxLink page={page} to={email} />
    </Document>
  )
}

export const renderForgotPasswordSent = (props: ForgotPasswordSentProps): string =>
  renderPage(<ForgotPasswordSentPage {...props} />)
