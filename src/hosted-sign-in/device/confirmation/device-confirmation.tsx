import {
  AllowOrDeny,
  CardHeading,
  Document,
  EmailAddress,
  Facts,
  Form,
  type FormTarget,
  Notices,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface DeviceConfirmationProps extends PageProps {
  /** Receives `decision`: `allow` or `deny`. */
  form: FormTarget
  email: string
  userCode: string
  /** The location and the name of the device, if known. */
  ipAddress: string | null
  userAgent: string | null
}

/** Asks whether the device may sign in. */
function DeviceConfirmationPage({ page, form, email, userCode, ipAddress, userAgent }: DeviceConfirmationProps) {
  const text = texts.device(page)
  return (
    <Document page={page} pageKey="device/confirm" title={text.confirmTitle}>
      <CardHeading title={text.confirmTitle}>{text.confirmLead(page.brand.name)}</CardHeading>
      <Facts
        facts={[
          [text.code, <code key="code">{userCode}</code>],
          [text.account, <EmailAddress key="account" email={email} />],
          [text.address, ipAddress],
          [text.program, userAgent],
        ]}
      />
      <Notices warning={text.warning} />
      <Form target={form}>
        <AllowOrDeny text={text} />
      </Form>
    </Document>
  )
}

export const renderDeviceConfirmation = (props: DeviceConfirmationProps): string =>
  renderPage(<DeviceConfirmationPage {...props} />)
