import { CardHeading, Document, type PageProps, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface DeviceDecidedProps extends PageProps {
  decision: 'allow' | 'deny'
}

/** Says whether the device is signed in. The rest happens on the device. */
function DeviceDecidedPage({ page, decision }: DeviceDecidedProps) {
  const text = texts.device(page)
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
