import { CardHeading, Document, type PageProps, RelayForm, renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ProviderFormProps extends PageProps {
  /** The sign-in or sign-out URL of the provider. */
  action: string
  fields: Readonly<Record<string, string>>
  connection: string
  isSignOut?: boolean
  /** Of the script that sends the form. */
  sendScriptUrl?: string
}

/** Carries a message to a provider by HTTP-POST. */
function ProviderFormPage({ page, action, fields, connection, isSignOut = false, sendScriptUrl }: ProviderFormProps) {
  const text = texts.singleSignOn.providerForm(page)
  return (
    <Document page={page} pageKey="sso/request" title={text.title}>
      <CardHeading title={text.title}>{isSignOut ? text.signOut(connection) : text.lead(connection)}</CardHeading>
      <RelayForm action={action} fields={fields} label={text.go} sendScriptUrl={sendScriptUrl} />
    </Document>
  )
}

export const renderSsoRequest = (props: ProviderFormProps): string => renderPage(<ProviderFormPage {...props} />)
