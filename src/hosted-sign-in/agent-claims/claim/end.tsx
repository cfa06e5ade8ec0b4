import { CardHeading, CardLink, Document, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface AgentClaimEndProps extends PageProps {
  /** `other`: the link is for another person. */
  end: 'completed' | 'denied' | 'other'
  /** Start again as another user. */
  changeUrl?: string | undefined
}

/** Says what became of a claim. The rest happens at the agent. */
function AgentClaimEndPage({ page, end, changeUrl }: AgentClaimEndProps) {
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
    </Document>
  )
}

export const renderAgentClaimEnd = (props: AgentClaimEndProps): string => renderPage(<AgentClaimEndPage {...props} />)
