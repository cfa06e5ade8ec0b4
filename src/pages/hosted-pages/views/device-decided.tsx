import { Document } from './page/document.tsx'
import type { PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'

export interface DeviceDecidedProps extends PageProps {
  decision: 'allow' | 'deny'
}

/** What became of the device; everything else happens there. */
function DeviceDecidedPage({ page, decision }: DeviceDecidedProps) {
  const { device: text } = page.messages
  const [key, title, lead] =
    decision === 'allow'
      ? ['device/success', text.successTitle, text.successLead]
      : ['device/denied', text.deniedTitle, text.deniedLead]
  return (
    <Document page={page} pageKey={key} title={title}>
      <CardHeading title={title}>{lead}</CardHeading>
    </Document>
  )
}

export const renderDeviceDecided = (props: DeviceDecidedProps): string => renderPage(<DeviceDecidedPage {...props} />)
