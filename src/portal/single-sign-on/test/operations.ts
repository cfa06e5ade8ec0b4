import { Type } from 'typebox'
import { readFailureCookie } from '#pages/kit/index.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { updateConnection } from '#sso/connections/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import { startProviderSignIn } from '#sso/provider-sign-ins/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { causeOf } from '../causes/cause.ts'
import { type Connection, pathOf, setUpOf, ssoPath } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalLeaving } from './leaving.tsx'
import { renderPortalTest, type TestResult } from './test.tsx'

const path = `${ssoPath}/{id}/test`
const part = 'sso'

const testPage = definePortalPage({
  name: 'sso.test',
  path,
  summary: 'Show the test of a connection',
  part,
  async show(portal, { id }) {
    const setUp = await setUpOf(portal, id)
    const { connection, isInSetup } = setUp
    const url = pathOf(connection, 'test')
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const isComplete = connection.row.state !== 'draft'
    const html = renderPortalTest({
      place: placeOf(portal, setUp),
      isComplete,
      testForm: isComplete ? portalForm(portal, url) : undefined,
      result: await newestTest(portal, connection),
      activateForm: isInSetup ? portalForm(portal, pathOf(connection, 'activate')) : undefined,
      hasDomain: hasDomain(portal),
      alert: failure.alert,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

/** What became of the newest test, unless nobody came back from it. */
async function newestTest({ ctx, page }: Portal, connection: Connection): Promise<TestResult | undefined> {
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
    traceUrl: `${pathOf(connection, 'attempts')}/${row.id}`,
  }
}

function hasDomain({ organization }: Portal): boolean {
  const { domains, allow_profiles_outside_organization } = organization
  return allow_profiles_outside_organization === true || domains.some(({ state }) => state === 'verified')
}

const testForm = definePortalForm({
  name: 'sso.test',
  path,
  summary: 'Start a test of a connection',
  part,
  async submit(portal, _fields, { id }) {
    const { connection } = await setUpOf(portal, id)
    const url = pathOf(connection, 'test')
    const departure = await startProviderSignIn(portal.ctx, connection.row, { kind: 'test', returnPath: url })
    // Its trace says why.
    if (departure.kind === 'failed') return goTo(portal, url)
    const { system } = portal.ctx
    const to = system.keyring.seal(departure.url, sealContext(portal))
    return goTo(portal, `${url}/leave?to=${encodeURIComponent(to)}`).withCookies(departure.cookies)
  },
})

/** A form must not redirect to another site: this page leads there. */
const leavePage = definePortalPage({
  name: 'sso.test.leave',
  path: `${path}/leave`,
  summary: 'Show the way to a provider',
  part,
  query: { to: Type.String({ maxLength: 16_384, ...secret }) },
  async show(portal, { id = '' }, { to }) {
    const { guide } = await setUpOf(portal, id)
    const html = renderPortalLeaving({ page: portal.page, provider: guide.name, url: openUrl(portal, to) })
    return showPortalPage(portal, html)
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

const activateForm = definePortalForm({
  name: 'sso.activate',
  path: `${ssoPath}/{id}/activate`,
  summary: 'Start using a connection',
  part,
  async submit(portal, _fields, { id }) {
    const { ctx, organization } = portal
    const { connection } = await setUpOf(portal, id)
    try {
      await updateConnection(ctx, connection.row.id, { state: 'active' })
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.code !== 'connection_incomplete') throw error
      const alert = texts.test(portal.page).activate.incomplete
      return refuse(portal, pathOf(connection, 'test'), { alert }, 422)
    }
    await completeSetup(ctx, organization.id)
    return goTo(portal, '/portal/done')
  },
})

export const testOperations = [testPage, testForm, leavePage, activateForm]
