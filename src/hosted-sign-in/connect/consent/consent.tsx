import {
  AllowOrDeny,
  CardHeading,
  CardLink,
  CheckIcon,
  Document,
  EmailAddress,
  Facts,
  Form,
  type FormTarget,
  Notices,
  OrganizationField,
  type PageContext,
  type PageProps,
  renderPage,
  SelectField,
} from '#pages/kit/index.ts'
import { deviceTexts } from '../../device/index.ts'
import { grantedAccessTexts } from '../../granted-access/index.ts'
import { ScopeText, type ScopeWords } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'
import { type ConsentOption, choiceName, toSelectOption } from '../external/consent-options.ts'

/** What a device displays and how it describes itself, if known. */
export interface AskingDevice {
  userCode: string
  ipAddress: string | null
  userAgent: string | null
}

export interface ConnectConsentProps extends PageProps {
  /** Receives `decision`: `allow` or `deny`, and `organization_id` where there is a choice. */
  form: FormTarget
  application: string
  scopes: readonly string[]
  words?: ScopeWords
  /** Whose account it is. */
  email: string
  /** The organization that the application belongs to. */
  offeredBy?: string | undefined
  /** The host of its client id, if that is the address of a client document. */
  publishedAt?: string | undefined
  /** No one has looked at the application. */
  isUnchecked: boolean
  /** The host that the answer goes to; `undefined` for a program on this device. */
  returnsTo?: string | undefined
  /** The device that asks, instead of a browser. */
  device?: AskingDevice
  /** Of the user. With several, they choose for which one the application may act. */
  organizations: readonly { id: string; name: string }[]
  /** The one that is chosen already. */
  organizationId?: string | undefined
  /** What else the user chooses. */
  options?: readonly ConsentOption[]
  /** Where access is seen and ended later. */
  manageUrl?: string | undefined
  /** Start again as another user. */
  changeUrl?: string | undefined
}

/** Asks whether an application may act for the user. */
function ConnectConsentPage(props: ConnectConsentProps) {
  const { page, form, application, scopes, email, offeredBy, publishedAt, isUnchecked, returnsTo, device } = props
  const text = texts.connect.consent(page)
  const title = text.title(application, page.brand.name)
  const [only, ...others] = props.organizations
  const isClaimed = publishedAt !== undefined && returnsTo === undefined && device === undefined
  return (
    <Document page={page} pageKey="application-authorization" title={title}>
      <CardHeading title={title} />
      <section className="gh-scopes">
        <p id="scopes">{text.willBeAble}</p>
        <ul aria-labelledby="scopes">
          {['openid', ...scopes.filter((scope) => scope !== 'openid')].map((scope) => (
            <li key={scope}>
              <CheckIcon />
              <ScopeText page={page} scope={scope} words={props.words} />
            </li>
          ))}
        </ul>
      </section>
      <Facts
        facts={[
          [text.account, <EmailAddress key="account" email={email} />],
          [text.organization, others.length === 0 && only?.name],
          [text.offeredBy, offeredBy],
          [text.publishedAt, publishedAt],
          ...(device === undefined ? [[text.returnsTo, returnsTo ?? text.thisDevice] as const] : factsOf(device, page)),
        ]}
      />
      <Notices warning={isUnchecked ? text.unchecked(application, page.brand.name) : undefined} />
      <Notices warning={isClaimed ? text.anyCanClaim(application) : undefined} />
      <Notices warning={device && deviceTexts(page).warning} />
      <Form target={form}>
        <OrganizationField {...props} label={text.organization} />
        {(props.options ?? []).map(({ claim, label, choices }, i) => (
          <SelectField key={claim} name={choiceName(i)} label={label} options={choices.map(toSelectOption)} />
        ))}
        <AllowOrDeny text={text} />
      </Form>
      <CardLink href={props.changeUrl} label={text.otherAccount} />
      <CardLink href={props.manageUrl} label={grantedAccessTexts(page).manage} />
    </Document>
  )
}

function factsOf({ userCode, ipAddress, userAgent }: AskingDevice, page: PageContext) {
  const { code, address, program } = deviceTexts(page)
  return [
    [code, <code key="code">{userCode}</code>] as const,
    [address, ipAddress] as const,
    [program, userAgent] as const,
  ]
}

export const renderConnectConsent = (props: ConnectConsentProps): string =>
  renderPage(<ConnectConsentPage {...props} />)
