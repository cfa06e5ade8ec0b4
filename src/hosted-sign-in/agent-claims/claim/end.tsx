import { CardHeading, CardLink, Document, type PageProps, renderPage } from '#pages/kit/index.ts'
import { grantedAccessTexts } from '../../granted-access/index.ts'
import { texts } from '../../texts/index.ts'

export interface AgentClaimEndProps extends PageProps {
  /** `other`: the link is for another person. */
  end: 'completed' | 'denied' | 'other'
  /** Where access is seen and ended later. */
  manageUrl?: string | undefined
  /** Start again as another user. */
  changeUrl?: string | undefined
}

/** Shows the result of a claim. The rest happens at the agent. */
function AgentClaimEndPage({ page, end, manageUrl, changeUrl }: AgentClaimEndProps) {
  const text = texts.agentClaims.claim(page)
  const [title, lead] = {
    completed: [text.completedTitle, text.completedLead],
    denied: [text.deniedTitle, text.deniedLead],
    other: [text.otherTitle, text.otherLead],
  }[end]
  return (
    <Document page={page} pageKey={`agent-claim/${end}`} title={title ?? ''}>
      <CardHeading title={title ?? ''}>{lead}</CardHeading>
      <CardLink href={changeUrl} label={text.otherAccount} />
      <CardLink href={manageUrl} label={grantedAccessTexts(page).manage} />
    </Document>
  )
}

export const renderAgentClaimEnd = (props: AgentClaimEndProps): string => renderPage(<AgentClaimEndPage {...props} />)
