import {
  CardHeading,
  CardLink,
  Document,
  EmailAddress,
  Form,
  type FormTarget,
  ForwardIcon,
  initial,
  Notices,
  type PageNotices,
  type PageProps,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

export interface OrganizationChoice {
  id: string
  name: string
}

export interface OrganizationSelectionProps extends PageProps, PageNotices {
  /** Receives `organization_id`. */
  form: FormTarget
  /** In the order to be shown. */
  organizations: readonly OrganizationChoice[]
  /** Who is signing in. */
  email: string
  /** Start again as another user. */
  changeUrl?: string | undefined
}

/** Every organization is a submit button, so one press is enough. None has the focus: a held Enter must not choose. */
function OrganizationSelectionPage(props: OrganizationSelectionProps) {
  const { page, form, organizations, email, changeUrl, alert, notice } = props
  const text = texts.organizationSelection(page)
  return (
    <Document page={page} pageKey="organization-selection" title={text.title} failed={alert !== undefined}>
      <CardHeading title={text.title}>{withNode(text.lead, <EmailAddress email={email} />)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <ul className="gh-choices">
          {organizations.map(({ id, name }) => (
            <li key={id}>
              <button className="gh-choice" type="submit" name="organization_id" value={id}>
                <span className="gh-tile" aria-hidden="true">
                  {initial(name)}
                </span>
                <bdi>{name}</bdi>
                <ForwardIcon />
              </button>
            </li>
          ))}
        </ul>
      </Form>
      <CardLink href={changeUrl} label={text.otherAccount} />
    </Document>
  )
}

export const renderOrganizationSelection = (props: OrganizationSelectionProps): string =>
  renderPage(<OrganizationSelectionPage {...props} />)
