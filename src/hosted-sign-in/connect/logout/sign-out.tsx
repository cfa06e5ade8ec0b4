import {
  CardHeading,
  CardLink,
  Document,
  EmailAddress,
  Form,
  type FormTarget,
  type PageProps,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface SignOutProps extends PageProps {
  form: FormTarget
  /** Who is signed in. */
  email: string
  /** The application, for who did not want this. */
  stayUrl?: string | undefined
}

/** Asks whether to sign out, where nothing proves that the user wants it. The button has no focus. */
function SignOutPage({ page, form, email, stayUrl }: SignOutProps) {
  const text = texts.connect.logout(page)
  const title = text.title(page.brand.name)
  return (
    <Document page={page} pageKey="sign-out" title={title}>
      <CardHeading title={title}>{withNode(text.lead, <EmailAddress email={email} />)}</CardHeading>
      <Form target={form}>
        <button className="gh-button gh-button-primary" type="submit">
          {text.signOut}
        </button>
      </Form>
      <CardLink href={stayUrl} label={text.stay} />
    </Document>
  )
}

export const renderConnectSignOut = (props: SignOutProps): string => renderPage(<SignOutPage {...props} />)
