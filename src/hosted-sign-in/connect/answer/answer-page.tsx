import { CardHeading, Document, type PageProps, RelayForm, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ConnectAnswerProps extends PageProps {
  /** The redirect URI of the application. */
  action: string
  fields: Readonly<Record<string, string>>
  application: string
  /** Of the script that sends the form. */
  sendScriptUrl?: string
}

/** Carries an answer to an application (OAuth 2.0 Form Post Response Mode). */
function ConnectAnswerPage({ page, action, fields, application, sendScriptUrl }: ConnectAnswerProps) {
  const text = texts.connect.answer(page)
  const title = text.title(application)
  return (
    <Document page={page} pageKey="application-answer" title={title}>
      <CardHeading title={title}>{text.lead}</CardHeading>
      <RelayForm action={action} fields={fields} label={text.go} sendScriptUrl={sendScriptUrl} />
    </Document>
  )
}

export const renderConnectAnswer = (props: ConnectAnswerProps): string => renderPage(<ConnectAnswerPage {...props} />)
