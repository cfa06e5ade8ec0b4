import {
  AllowOrDeny,
  CardHeading,
  Document,
  EmailAddress,
  Facts,
  Form,
  type FormTarget,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ConsentProps extends PageProps {
  /** Receives `decision`: `allow` or `deny`. */
  form: FormTarget
  email: string
  organization: string
  connection: string
}

/** Asks whether the person who came from a provider wants to be signed in. No button has the focus. */
function ConsentPage({ page, form, email, organization, connection }: ConsentProps) {
  const text = texts.singleSignOn.consent(page)
  return (
    <Document page={page} pageKey="sso/consent" title={text.title(page.brand.name)}>
      <CardHeading title={text.title(page.brand.name)}>{text.lead}</CardHeading>
      <Facts
        facts={[
          [text.email, <EmailAddress key="email" email={email} />],
          [text.organization, organization],
          [text.provider, connection],
        ]}
      />
      <Form target={form}>
        <AllowOrDeny text={text} />
      </Form>
    </Document>
  )
}

export const renderSsoConsent = (props: ConsentProps): string => renderPage(<ConsentPage {...props} />)
