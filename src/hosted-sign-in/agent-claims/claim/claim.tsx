import {
  AllowOrDeny,
  CardHeading,
  CardLink,
  CheckIcon,
  Document,
  EmailAddress,
  Facts,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  OrganizationField,
  type PageNotices,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { GroupedCode } from '../../codes/index.ts'
import type { ScopeWords } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'

export interface AgentClaimProps extends PageProps, Pick<PageNotices, 'alert'> {
  /** Receives `decision`: `allow` or `deny`, `user_code`, and `organization_id` where there is a choice. */
  form: FormTarget
  scopes: readonly string[]
  words?: ScopeWords
  /** Who vouches for the agent: the name that the environment gave it. */
  issuer?: string | undefined
  /** Whose account it is. */
  email: string
  organizations: readonly { id: string; name: string }[]
  /** The one that is chosen already. */
  organizationId?: string | undefined
  userCode?: FieldState | undefined
  /** Start again as another user. */
  changeUrl?: string | undefined
}

/** Asks whether an agent may act for the person. */
function AgentClaimPage(props: AgentClaimProps) {
  const { page, form, scopes, issuer, email, userCode, alert, changeUrl } = props
  const text = texts.agentClaims.claim(page)
  const title = text.title(page.brand.name)
  const [only, ...others] = props.organizations
  return (
    <Document page={page} pageKey="agent-claim" title={title} failed={hasFailed(alert, userCode)}>
      <CardHeading title={title}>{issuer === undefined ? text.lead : text.leadOf(issuer)}</CardHeading>
      {scopes.length > 0 && (
        <section className="gh-scopes">
          <p id="scopes">{text.willBeAble}</p>
          <ul aria-labelledby="scopes">
            {scopes.map((scope) => (
              <li key={scope}>
                <CheckIcon />
                <span>{props.words?.[scope] ?? text.scope(scope)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts
        facts={[
          [text.account, <EmailAddress key="account" email={email} />],
          [text.organization, others.length === 0 && only?.name],
        ]}
      />
      <Notices alert={alert} warning={text.warning} />
      <Form target={form}>
        <OrganizationField {...props} label={text.organization} />
        <GroupedCode
          name="user_code"
          label={text.codeLabel}
          hint={text.codeHint}
          state={userCode}
          maxLength={16}
          required={false}
        />
        <AllowOrDeny text={text} />
      </Form>
      <CardLink href={changeUrl} label={text.otherAccount} />
    </Document>
  )
}

export const renderAgentClaim = (props: AgentClaimProps): string => renderPage(<AgentClaimPage {...props} />)
