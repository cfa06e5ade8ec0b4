import { CardHeading, Document, Notices, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface AgentClaimCodeProps extends PageProps {
  userCode: string
}

/** Shows what the person tells the agent. */
function AgentClaimCodePage({ page, userCode }: AgentClaimCodeProps) {
  const text = texts.agentClaims.claim(page)
  return (
    <Document page={page} pageKey="agent-claim/code" title={text.codeTitle}>
      <CardHeading title={text.codeTitle}>{text.codeLead}</CardHeading>
      <p className="gh-code gh-user-code">{userCode}</p>
      <Notices warning={text.codeWarning} />
    </Document>
  )
}

export const renderAgentClaimCode = (props: AgentClaimCodeProps): string =>
  renderPage(<AgentClaimCodePage {...props} />)
