import { Form, type FormTarget, Notices, type PageNotices, renderPage } from '#pages/kit/index.ts'
import {
  LinkRows,
  LocalDate,
  PageHeading,
  Pairs,
  type PortalContext,
  PortalDocument,
  StateBadge,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface OwnKeyProps extends PageNotices {
  page: PortalContext
  service: string
  /** Names it at its service. */
  reference: string
  isVerified: boolean
  /** What its service said when it did not work. */
  lastError: string | null
  verifiedAt: string | null
  since: string
  verifyForm: FormTarget
  changeUrl: string
  removeUrl: string
}

/** A key in use: whether it works, and what can be done about it. */
function OwnKeyPage(props: OwnKeyProps) {
  const { page, service, isVerified, lastError, alert, notice } = props
  const text = texts.ownKey(page)
  const state = isVerified ? 'good' : 'bad'
  return (
    <PortalDocument
      page={page}
      pageKey="portal/own-key"
      title={text.title}
      failed={alert !== undefined}
      place="bring_your_own_key"
    >
      <PageHeading title={text.title} aside={<StateBadge standing={state}>{text.states[state]}</StateBadge>}>
        {text.words[state](page.brand.name)}
      </PageHeading>
      <Notices alert={alert} notice={notice} />
      <section className="gh-card gp-card">
        <h2>{text.facts.title}</h2>
        {lastError !== null && (
          <div className="gh-notice gh-notice-error">
            <p>{text.says(service, lastError)}</p>
          </div>
        )}
        <Pairs
          pairs={[
            [text.facts.service, service],
            [text.facts.title, <code key="key">{props.reference}</code>],
            [
              text.facts.verified,
              props.verifiedAt === null ? '' : <LocalDate key="verified" page={page} at={props.verifiedAt} withTime />,
            ],
            [text.facts.since, <LocalDate key="since" page={page} at={props.since} withTime />],
          ]}
        />
        <Form target={props.verifyForm} className="gp-inline">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.verify}
          </button>
        </Form>
      </section>
      <LinkRows
        title={text.settings.title}
        rows={[
          { href: props.changeUrl, label: text.settings.change, leads: [text.settings.changeLead] },
          {
            href: props.removeUrl,
            label: text.remove.title,
            leads: [text.remove.row(page.brand.name)],
            isDanger: true,
          },
        ]}
      />
    </PortalDocument>
  )
}

export const renderPortalOwnKey = (props: OwnKeyProps): string => renderPage(<OwnKeyPage {...props} />)
