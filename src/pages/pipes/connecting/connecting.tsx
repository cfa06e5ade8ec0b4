import { CardHeading, Document, Form, type FormTarget, type PageProps, renderPage } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'
import { ServiceIcon, type ServiceIconProps } from '../service-icon.tsx'

export interface ConnectingProps extends PageProps {
  /** What is being connected. Absent before it is known. */
  handoff?: { service: string; icon: ServiceIconProps['icon']; form: FormTarget; scriptUrl?: string }
}

/** Shown in a window that a page of the application has opened, until it continues to the service. */
function ConnectingPage({ page, handoff }: ConnectingProps) {
  const text = texts.pipes.connecting(page)
  const title = handoff === undefined ? text.redirecting : text.connecting(handoff.service)
  return (
    <Document page={page} pageKey={handoff === undefined ? 'pipes/redirecting' : 'pipes/connect'} title={title}>
      <ServiceIcon icon={handoff?.icon} />
      <CardHeading title={title}>{text.lead}</CardHeading>
      {handoff && <Form target={handoff.form}>{null}</Form>}
      {handoff?.scriptUrl === undefined ? null : <script src={handoff.scriptUrl} type="module" />}
    </Document>
  )
}

export const renderPipesConnecting = (props: ConnectingProps): string => renderPage(<ConnectingPage {...props} />)
