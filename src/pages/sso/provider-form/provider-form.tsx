import { CardHeading, Document, type PageProps, PrimaryButton, renderPage } from '../../kit/index.ts'
import { texts } from './texts/index.ts'

export interface ProviderFormProps extends PageProps {
  /** The sign-in or sign-out URL of the provider. */
  action: string
  fields: Readonly<Record<string, string>>
  connection: string
  isSignOut?: boolean
  /** Of the script that sends the form. */
  sendScriptUrl?: string
}

/** Carries a message to a provider by HTTP-POST. A script sends the form; without one, a press of the button does. */
function ProviderFormPage({ page, action, fields, connection, isSignOut = false, sendScriptUrl }: ProviderFormProps) {
  const text = texts(page)
  return (
    <Document page={page} pageKey="sso/request" title={text.title}>
      <CardHeading title={text.title}>{isSignOut ? text.signOut(connection) : text.lead(connection)}</CardHeading>
      <form className="gh-form" method="post" action={action} data-send="at-once">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PrimaryButton label={text.go} />
      </form>
      {sendScriptUrl === undefined ? null : <script src={sendScriptUrl} type="module" />}
    </Document>
  )
}

export const renderSsoRequest = (props: ProviderFormProps): string => renderPage(<ProviderFormPage {...props} />)
