import { renderPage } from '#pages/kit/index.ts'
import { type CodeProps, CodeView, GroupedCode } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export type DeviceProps = CodeProps

/** Asks for the code that the device shows, unless the URL has it. */
function DevicePage(props: DeviceProps) {
  const { title, lead, label, submit } = texts.device(props.page)
  return (
    <CodeView
      {...props}
      pageKey="device"
      title={title}
      lead={lead}
      field={<GroupedCode name="user_code" label={label} state={props.code} maxLength={16} autoFocus />}
      submit={submit}
    />
  )
}

export const renderDevice = (props: DeviceProps): string => renderPage(<DevicePage {...props} />)
