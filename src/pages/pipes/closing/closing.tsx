import { CardHeading, Document, type PageProps, renderPage } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'
import { ServiceIcon, type ServiceIconProps } from '../service-icon.tsx'

export interface ClosingProps extends PageProps {
  service: string
  icon: ServiceIconProps['icon']
  isConnected: boolean
  /** Of the script that closes a window which a page has opened. */
  closeScriptUrl?: string | undefined
}

/** The result of a connection, if the application has given no address to return to. */
function ClosingPage({ page, service, icon, isConnected, closeScriptUrl }: ClosingProps) {
  const text = texts.pipes.closing(page)
  const title = isConnected ? text.connected(service) : text.failed(service)
  return (
    <Document page={page} pageKey="pipes/closing" title={title}>
      <ServiceIcon icon={icon} />
      <CardHeading title={title}>{isConnected ? text.connectedLead : text.failedLead}</CardHeading>
      {closeScriptUrl === undefined ? null : <script src={closeScriptUrl} type="module" />}
    </Document>
  )
}

export const renderPipesClosing = (props: ClosingProps): string => renderPage(<ClosingPage {...props} />)
