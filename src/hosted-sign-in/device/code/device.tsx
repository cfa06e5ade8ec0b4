import {
  CardHeading,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface DeviceProps extends PageProps, PageNotices {
  /** Receives `user_code`, as typed. */
  form: FormTarget
  userCode?: FieldState | undefined
}

/** Asks for the code that the device shows, unless the URL has it. */
function DevicePage({ page, form, userCode, alert, notice }: DeviceProps) {
  const text = texts.device(page)
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
