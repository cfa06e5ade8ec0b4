import { AlertIcon, renderPage, supportCodeOf } from '#pages/kit/index.ts'
import { BackLink, LocalDate, PageHeading, Pairs, type PortalContext, PortalDocument } from '../../kit/index.ts'
import type { Cause } from '../causes/cause.ts'
import { CauseWords } from '../causes/cause-words.tsx'
import { texts } from '../texts/index.ts'
import { AttemptBadge, type AttemptState } from './attempt-rows.tsx'

/** `begun`: started, without anything sent to the provider. */
type StepName =
  | 'begun'
  | 'started'
  | 'answered'
  | 'validated'
  | 'returned'
  | 'consented'
  | 'signed_in'
  | 'code_issued'
  | 'ended'

export interface AttemptProps {
  page: PortalContext
  backUrl: string
  id: string
  email: string | null
  state: AttemptState
  origin: 'service_provider' | 'identity_provider' | 'test'
  ipAddress: string | null
  userAgent: string | null
  /** Why it failed: in words, with the name of the cause and the values. */
  failure?: { reason: string; cause: Cause; details: readonly (readonly [name: string, value: string])[] } | undefined
  steps: readonly { name: StepName; at: string }[]
  exchange: { request: string | null; response: string | null; attributes: string | null }
  /** Whether values about the person are left out. */
  isHidden: boolean
}

/** The trace of one sign-in: what happened, and what was sent. */
function AttemptPage(props: AttemptProps) {
  const { page, backUrl, email, state, failure, exchange, isHidden } = props
  const text = texts.attempts(page).detail
  const title = email === null ? text.unknownTitle : text.title(email)
  return (
    <PortalDocument page={page} pageKey="portal/sso/attempt" title={title} place="sso">
      <BackLink href={backUrl}>{text.back}</BackLink>
      <div
        id="attempt-state"
        className="gp-live"
        aria-live="polite"
        {...(isWaiting(state) ? { 'data-live': '', 'data-reload': '' } : {})}
      >
        <PageHeading title={title} aside={<AttemptBadge page={page} state={state} />} />
      </div>
      {failure && <Failure page={page} failure={failure} />}
      <Steps {...props} />
      <Facts {...props} />
      {isHidden && <p className="gp-soft">{text.hidden}</p>}
      <Message title={text.attributes} page={page} message={exchange.attributes} />
      <Message title={text.response} page={page} message={exchange.response} />
      <Message title={text.request} page={page} message={exchange.request} />
    </PortalDocument>
  )
}

const isWaiting = (state: AttemptState) => state === 'started' || state === 'authorized'

function Failure({ page, failure }: { page: PortalContext; failure: NonNullable<AttemptProps['failure']> }) {
  return (
    <section className="gh-card gp-card gp-cause">
      <h2>
        <AlertIcon /> {texts.attempts(page).detail.cause}
      </h2>
      <CauseWords cause={failure.cause} />
      <Pairs pairs={[...failure.details, ['cause', failure.reason]]} />
    </section>
  )
}

function Steps({ page, steps }: AttemptProps) {
  const text = texts.attempts(page).detail
  const began = Date.parse(steps[0]?.at ?? '')
  return (
    <section className="gh-card gp-card">
      <h2>{text.steps}</h2>
      <ol className="gp-trace">
        {steps.map(({ name, at }) => (
          <li key={`${name} ${at}`}>
            <span>{text.step[name]}</span>
            <span className="gp-soft gp-time">
              {`+${((Date.parse(at) - began) / 1_000).toLocaleString(page.locale, { maximumFractionDigits: 1 })} s`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ page, id, origin, ipAddress, userAgent, steps }: AttemptProps) {
  const text = texts.attempts(page)
  const at = steps[0]?.at
  return (
    <section className="gh-card gp-card">
      <h2>{text.detail.facts}</h2>
      <Pairs
        pairs={[
          [text.columns.time, at === undefined ? '' : <LocalDate key="at" page={page} at={at} withTime />],
          [text.detail.origin, text.detail.origins[origin]],
          [text.detail.address, ipAddress ?? ''],
          [text.detail.browser, userAgent ?? ''],
          [text.detail.code, <code key="code">{supportCodeOf(id)}</code>],
          [text.detail.id, <code key="id">{id}</code>],
        ]}
      />
    </section>
  )
}

function Message({ title, page, message }: { title: string; page: PortalContext; message: string | null }) {
  return (
    <details className="gh-card gp-message">
      <summary>{title}</summary>
      {message === null ? (
        <p className="gp-soft">{texts.attempts(page).detail.none}</p>
      ) : (
        <pre className="gp-mono">{message}</pre>
      )}
    </details>
  )
}

export const renderPortalAttempt = (props: AttemptProps): string => renderPage(<AttemptPage {...props} />)
