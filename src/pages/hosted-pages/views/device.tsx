import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface DeviceProps extends PageProps, PageNotices {
  /** Receives `user_code`, as typed. */
  form: FormTarget
  userCode?: FieldState | undefined
}

/** Which device wants to be signed in: its code is typed in, or came with the address. */
function DevicePage({ page, form, userCode, alert, notice }: DeviceProps) {
  const { device: text } = page.messages
  return (
    <Document page={page} pageKey="device" title={text.title} failed={hasFailed(alert, userCode)}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="user_code"
          className="gh-code gh-user-code"
          label={text.label}
          state={userCode}
          autoComplete="off"
          maxLength={16}
          autoFocus
        />
        <PrimaryButton label={text.submit} />
      </Form>
    </Document>
  )
}

export const renderDevice = (props: DeviceProps): string => renderPage(<DevicePage {...props} />)
