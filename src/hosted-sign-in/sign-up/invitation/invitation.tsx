import {
  CardHeading,
  Document,
  EmailAddress,
  Facts,
  Form,
  type FormTarget,
  type PageProps,
  PrimaryButton,
  renderPage,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface InvitationProps extends PageProps {
  form: FormTarget
  /** Who invites, as people know them. */
  inviter?: string | undefined
  /** What the invitation leads into; the application itself without one. */
  organization?: string | undefined
  /** The address that is invited. */
  email: string
}

/** The page of an invitation link: who invites to what, before anything is asked. */
function InvitationPage({ page, form, inviter, organization, email }: InvitationProps) {
  const text = texts.signUp.invitation(page)
  const target = organization ?? page.brand.name
  const title = text.title(target)
  return (
    <Document page={page} pageKey="invite" title={title}>
      <CardHeading title={title}>
        {inviter === undefined ? text.leadWithoutInviter(target) : text.lead(inviter, target)}
      </CardHeading>
      <Facts
        facts={[
          [text.email, <EmailAddress key="email" email={email} />],
          [text.organization, organization],
          [text.application, page.brand.name],
        ]}
      />
      <Form target={form}>
        <PrimaryButton label={text.submit} />
      </Form>
    </Document>
  )
}

export const renderInvitation = (props: InvitationProps): string => renderPage(<InvitationPage {...props} />)
