import {
  CardHeading,
  Document,
  EmailAddress,
  Form,
  type FormTarget,
  type PageProps,
  PrimaryButton,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface MagicLinkProps extends PageProps {
  form: FormTarget
  /** Who is signed in. */
  email: string
}

/** The page of a link that signs a person in. */
function MagicLinkPage({ page, form, email }: MagicLinkProps) {
  const text = texts.singleSignOn.magicLink(page)
  return (
    <Document page={page} pageKey="sso/magic-link" title={text.title(page.brand.name)}>
      <CardHeading title={text.title(page.brand.name)}>
        {withNode(text.lead, <EmailAddress email={email} />)}
      </CardHeading>
      <Form target={form}>
        <PrimaryButton label={text.submit} />
      </Form>
    </Document>
  )
}

export const renderMagicLink = (props: MagicLinkProps): string => renderPage(<MagicLinkPage {...props} />)
