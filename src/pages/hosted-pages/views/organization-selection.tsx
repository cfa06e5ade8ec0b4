import { Document } from './page/document.tsx'
import type { FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { Address } from './parts/address.tsx'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { Form } from './parts/form.tsx'
import { ForwardIcon } from './parts/icons.tsx'
import { initial } from './parts/initial.ts'
import { Notices } from './parts/notices.tsx'
import { withNode } from './parts/with-node.tsx'

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
  /** Start again as somebody else. */
  changeUrl?: string | undefined
}

/** Every organization is a submit button, so one press is enough. None has the focus: a held Enter must not choose. */
function OrganizationSelectionPage(props: OrganizationSelectionProps) {
  const { page, form, organizations, email, changeUrl, alert, notice } = props
  const { organizationSelection: text } = page.messages
  return (
    <Document page={page} pageKey="organization-selection" title={text.title} failed={alert !== undefined}>
      <CardHeading title={text.title}>{withNode(text.lead, <Address email={email} />)}</CardHeading>
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
