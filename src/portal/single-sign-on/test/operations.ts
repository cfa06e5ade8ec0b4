import { Type } from 'typebox'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { updateConnection } from '#sso/connections/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import { startProviderSignIn } from '#sso/provider-sign-ins/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import { type About, goTo, type Portal } from '../../kit/index.ts'
import { causeOf } from '../causes/cause.ts'
import { type SetUp, setUpPages } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalLeaving } from './leaving.tsx'
import { renderPortalTest, type TestResult } from './test.tsx'

const testPage = setUpPages.page({
  name: 'test',
  summary: 'Show the test of a connection',
  async show(about, _query, { alert }) {
    const { connection, isInSetup } = about.subject
    const isComplete = connection.row.state !== 'draft'
    return renderPortalTest({
      place: placeOf(about),
      isComplete,
      testForm: isComplete ? about.form('test') : undefined,
      result: await newestTest(about),
      activateForm: isInSetup ? about.form('activate') : undefined,
      hasDomain: hasDomain(about.portal),
      alert,
    })
  },
})

/** What became of the newest test, unless nobody came back from it. */
async function newestTest({ portal: { ctx }, page, subject, url }: About<SetUp>): Promise<TestResult | undefined> {
  const { connection } = subject
  const { rows } = await listSsoSessions(ctx, {
    connection_id: connection.row.id,
    origin: 'test',
    limit: 1,
    order: 'desc',
  })
  const [row] = rows
  if (row === undefined) return undefined
  const isRunning = row.state === 'started' || row.state === 'authorized'
  if (isRunning && Date.parse(row.expires_at) <= ctx.now().getTime()) return undefined
  return {
    state: isRunning ? 'running' : row.state === 'succeeded' ? 'passed' : 'failed',
    email: row.email,
    cause: causeOf(page, connection.row.connection_type, row),
    traceUrl: url(`attempts/${row.id}`),
  }
}

function hasDomain({ organization }: Portal): boolean {
  const { domains, allow_profiles_outside_organization } = organization
  return allow_profiles_outside_organization === true || domains.some(({ state }) => state === 'verified')
}

const testForm = setUpPages.form({
  name: 'test',
  summary: 'Start a test of a connection',
  async submit({ portal, subject, url, goTo }) {
    const start = { kind: 'test', returnPath: url('test') } as const
    const departure = await startProviderSignIn(portal.ctx, subject.connection.row, start)
    // Its trace says why.
    if (departure.kind === 'failed') return goTo('test')
    const to = portal.ctx.system.keyring.seal(departure.url, sealContext(portal))
    return goTo('test/leave', `?to=${encodeURIComponent(to)}`).withCookies(departure.cookies)
  },
})

/** A form must not redirect to another site: this page leads there. */
const leavePage = setUpPages.page({
  name: 'test.leave',
  at: 'test/leave',
  summary: 'Show the way to a provider',
  query: { to: Type.String({ maxLength: 16_384, ...secret }) },
  async show({ portal, page, subject }, { to }) {
    return renderPortalLeaving({ page, provider: subject.guide.name, url: openUrl(portal, to) })
  },
})

/** Only where we have sealed it for this session. @throws notFound */
function openUrl(portal: Portal, sealed: string): string {
  try {
    return portal.ctx.system.keyring.open(sealed, sealContext(portal)).toString()
  } catch {
    throw notFound('Test', 'to')
  }
}

function sealContext({ session }: Portal): string {
  return `portal_test:${session.id}`
}

const activateForm = setUpPages.form({
  name: 'activate',
  summary: 'Start using a connection',
  async submit({ portal, page, subject, refuse }) {
    const { ctx, organization } = portal
    try {
      await updateConnection(ctx, subject.connection.row.id, { state: 'active' })
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.code !== 'connection_incomplete') throw error
      return refuse('test', { alert: texts.test(page).activate.incomplete }, 422)
    }
    await completeSetup(ctx, organization.id)
    return goTo(portal, '/portal/done')
  },
})

export const testOperations = [testPage, testForm, leavePage, activateForm]
