import type { ReactNode } from 'react'
import { Form, type FormTarget, LinkButton, Notices, renderPage, safeUrl } from '#pages/kit/index.ts'
import type { DomainCheck } from '#tenancy/organization-domains/index.ts'
import {
  BackLink,
  CopyValues,
  PageHeading,
  type PortalContext,
  PortalDocument,
  StateBadge,
  Step,
  Steps,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { LastCheck } from './last-check.tsx'
import { type DomainState, standingOf } from './standing.ts'

export interface DomainProps {
  page: PortalContext
  domain: string
  state: DomainState
  /** Of the DNS record; `undefined` where none is asked for. */
  record?: { name: string; host: string; value: string } | undefined
  /** Where the record is edited, if that is known. */
  dnsHost?: { name: string; path: readonly string[]; url: string } | undefined
  /** What the last look-up of the record came to. */
  lastCheck?: DomainCheck | undefined
  /** Looks again now, or starts over. */
  checkForm: FormTarget
  /** Ends the set-up, if it is about domains only. */
  finishForm?: FormTarget | undefined
  removeUrl: string
  /** Why it can't be verified. */
  alert?: string | undefined
}

/** One domain: what has to be done, or its result. */
function DomainPage(props: DomainProps) {
  const { page, domain, state, removeUrl, alert } = props
  const text = texts.domains(page)
  const title = text[state].title(domain)
  return (
    <PortalDocument page={page} pageKey="portal/domain" title={title} failed={alert !== undefined} place="domains">
      <BackLink href="/portal/domains">{text.back}</BackLink>
      <Notices alert={alert} />
      <div
        id="domain-state"
        className="gp-live"
        aria-live="polite"
        {...(state === 'pending' ? { 'data-live': '', 'data-reload': '' } : {})}
      >
        <PageHeading title={title} aside={<StateBadge standing={standingOf(state)}>{text.states[state]}</StateBadge>}>
          {leadOf(props)}
        </PageHeading>
      </div>
      {state === 'pending' && <Instructions {...props} />}
      {state === 'failed' && <CheckForm form={props.checkForm} label={text.failed.retry} isPrimary />}
      {state === 'verified' && <Next {...props} />}
      <p>
        <a className="gh-link gp-danger" href={safeUrl(removeUrl)}>
          {text.remove.link}
        </a>
      </p>
    </PortalDocument>
  )
}

function leadOf({ page, domain, state, record }: DomainProps): string {
  const text = texts.domains(page)
  if (state === 'pending') return text.pending.lead(domain)
  if (state === 'failed') return text.failed.lead
  return record === undefined ? text.verified.manual(page.brand.name) : text.verified.lead
}

function Instructions({ page, domain, record, dnsHost, lastCheck, checkForm }: DomainProps) {
  const text = texts.domains(page).steps
  return (
    <section className="gh-card">
      <Steps>
        <Step title={text.open}>
          {dnsHost === undefined ? (
            <p className="gp-soft">{text.openUnknown(domain)}</p>
          ) : (
            <>
              <p className="gp-soft">{text.openAt(domain, dnsHost.name, dnsHost.path.join(' → '))}</p>
              <p>
                <a className="gh-link" href={safeUrl(dnsHost.url)} target="_blank" rel="noopener noreferrer">
                  {text.console(dnsHost.name)}
                </a>
              </p>
            </>
          )}
        </Step>
        <Step title={text.record}>
          <p className="gp-soft">{text.recordLead}</p>
          {record && <Record page={page} record={record} />}
          <p className="gp-soft">{text.ttl}</p>
        </Step>
        <Step title={text.wait}>
          <p className="gp-soft">{text.waitLead}</p>
          <div className="gp-actions">
            <CheckForm form={checkForm} label={texts.domains(page).check} isPrimary />
            <Watching page={page} />
          </div>
          {record && <LastCheck page={page} check={lastCheck} record={record} />}
        </Step>
      </Steps>
    </section>
  )
}

function Record({ page, record }: { page: PortalContext; record: NonNullable<DomainProps['record']> }) {
  const text = texts.domains(page).steps
  const isShort = record.host !== record.name
  return (
    <CopyValues
      page={page}
      values={[
        { id: 'record-type', label: text.type, value: 'TXT' },
        {
          id: 'record-host',
          label: text.name,
          value: record.host,
          hint: isShort && (
            <>
              {text.fullName} <code>{record.name}</code>
            </>
          ),
        },
        { id: 'record-value', label: text.value, value: record.value },
      ]}
    />
  )
}

/** Which of the two is true depends on whether the script that watches has run. */
function Watching({ page }: { page: PortalContext }) {
  const text = texts.domains(page)
  return (
    <span className="gp-soft">
      <span className="gp-scripted">{text.checking}</span>
      <span className="gp-unscripted">{text.checkAgain}</span>
    </span>
  )
}

function CheckForm({ form, label, isPrimary }: { form: FormTarget; label: ReactNode; isPrimary: boolean }) {
  return (
    <Form target={form} className="gp-inline">
      <button className={`gh-button gh-button-${isPrimary ? 'primary' : 'secondary'}`} type="submit">
        {label}
      </button>
    </Form>
  )
}

function Next({ page, finishForm }: DomainProps) {
  const text = texts.domains(page)
  if (finishForm !== undefined) return <CheckForm form={finishForm} label={text.finish} isPrimary />
  return <LinkButton href="/portal/sso" label={text.nextSso} />
}

export const renderPortalDomain = (props: DomainProps): string => renderPage(<DomainPage {...props} />)
