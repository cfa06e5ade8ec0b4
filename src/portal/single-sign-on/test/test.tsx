import {
  AlertIcon,
  CheckIcon,
  Form,
  type FormTarget,
  hasFailed,
  type PageNotices,
  renderPage,
  safeUrl,
} from '#pages/kit/index.ts'
import { SetUpPage } from '../../kit/index.ts'
import type { Cause } from '../causes/cause.ts'
import { CauseWords } from '../causes/cause-words.tsx'
import type { SetupPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import type { WayBack } from './way-back.ts'
import { WayBackField } from './way-back-field.tsx'

/** The newest test of a connection. */
export interface TestResult {
  state: 'running' | 'passed' | 'failed'
  email: string | null
  /** Of a failure. */
  cause: Cause | null
  traceUrl: string
}

export interface TestProps extends PageNotices {
  place: SetupPlace
  /** Whether the details of the provider are there. */
  isComplete: boolean
  /** Of metadata that was never read: why, and the form that reads it again. */
  unread?: { cause: Cause | undefined; form: FormTarget } | undefined
  /** Goes to the provider. */
  testForm?: FormTarget | undefined
  result?: TestResult | undefined
  /** Left out where the connection is active already. */
  activateForm?: FormTarget | undefined
  /** Asked for with an activation after a successful test; otherwise the page in between asks for it. */
  wayBack?: WayBack
  hasDomain: boolean
}

function TestPage(props: TestProps) {
  const { place, isComplete, unread, testForm, result, activateForm, wayBack, hasDomain, alert, notice } = props
  const { page, provider } = place
  const text = texts.test(page)
  const isTested = result?.state === 'passed'
  return (
    <SetUpPage
      place={place}
      name="test"
      title={text.title}
      lead={text.lead(provider)}
      failed={hasFailed(alert, wayBack)}
      alert={alert}
      notice={notice}
    >
      {!isComplete && (
        <section className="gh-card gp-card">
          <p>{text.activate.incomplete}</p>
        </section>
      )}
      {unread && <Unread place={place} unread={unread} />}
      {isComplete && testForm && (
        <section className="gh-card gp-card">
          <div
            id="test-result"
            className="gp-live gp-stack"
            aria-live="polite"
            {...(result?.state === 'running' ? { 'data-live': '', 'data-reload': '' } : {})}
          >
            <Result place={place} result={result} />
          </div>
          <Form target={testForm} className="gp-inline">
            <button
              className={`gh-button gh-button-${isTested && activateForm ? 'secondary' : 'primary'}`}
              type="submit"
            >
              {result === undefined ? text.start : text.again}
            </button>
          </Form>
        </section>
      )}
      {activateForm && isComplete && (
        <section className="gh-card gp-card">
          <h2>{text.activate.title}</h2>
          <p className="gp-soft">{text.activate.lead(page.brand.name, provider)}</p>
          {!hasDomain && (
            <div className="gh-notice gh-notice-warning">
              <AlertIcon />
              <p>{text.activate.noDomain(provider)}</p>
            </div>
          )}
          {!isTested && <p>{text.activate.untested}</p>}
          <Form target={activateForm}>
            {isTested && <WayBackField page={page} wayBack={wayBack} />}
            <button className={`gh-button gh-button-${isTested ? 'primary' : 'secondary'}`} type="submit">
              {text.activate.submit}
            </button>
          </Form>
        </section>
      )}
    </SetUpPage>
  )
}

function Unread({ place, unread }: { place: SetupPlace; unread: NonNullable<TestProps['unread']> }) {
  const { page, provider, baseUrl } = place
  const text = texts.test(page).unread
  return (
    <section className="gh-card gp-card">
      <h2 className="gp-state-line">
        <AlertIcon /> {text.title(provider)}
      </h2>
      {unread.cause && <CauseWords cause={unread.cause} />}
      <p className="gp-soft">{text.lead}</p>
      <div className="gp-actions">
        <Form target={unread.form} className="gp-inline">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.again}
          </button>
        </Form>
        <a className="gh-link" href={safeUrl(`${baseUrl}/provider`)}>
          {text.change}
        </a>
      </div>
    </section>
  )
}

function Result({ place: { page, provider }, result }: Pick<TestProps, 'place' | 'result'>) {
  const text = texts.test(page)
  if (result === undefined) return <p className="gp-soft">{text.none(provider)}</p>
  const trace = (
    <p>
      <a className="gh-link" href={safeUrl(result.traceUrl)}>
        {text.trace}
      </a>
    </p>
  )
  if (result.state === 'running') {
    return (
      <>
        <p className="gp-state gp-state-waiting">
          <span className="gp-dot" />
          <span>{text.running(provider)}</span>
        </p>
        <p className="gp-soft gp-unscripted">{text.runningUnscripted}</p>
        {trace}
      </>
    )
  }
  const hasPassed = result.state === 'passed'
  return (
    <>
      <p className={`gp-state gp-state-${hasPassed ? 'good' : 'bad'}`}>
        {hasPassed ? <CheckIcon /> : <AlertIcon />}
        <span>{hasPassed ? text.passed : text.failed}</span>
      </p>
      {hasPassed && result.email !== null && <p>{text.passedAs(provider, result.email)}</p>}
      {result.cause !== null && <CauseWords cause={result.cause} />}
      {trace}
    </>
  )
}

export const renderPortalTest = (props: TestProps): string => renderPage(<TestPage {...props} />)
