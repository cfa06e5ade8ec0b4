import { Type } from 'typebox'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { refreshMetadata, updateConnection } from '#sso/connections/index.ts'
import { completeSetup, mailReturnLinks } from '#sso/portal-links/index.ts'
import { startProviderSignIn } from '#sso/provider-sign-ins/index.ts'
import { getSignInPolicy } from '#sso/sign-in-policies/index.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'
import { type About, goTo, type Portal, refusedFields } from '../../kit/index.ts'
import { causeOf, metadataCauseOf } from '../causes/cause.ts'
import { completeOnceProven } from '../complete-once-proven.ts'
import { type SetUp, setUpPages } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalActivate } from './activate.tsx'
import { renderPortalLeaving } from './leaving.tsx'
import { renderPortalTest, type TestResult } from './test.tsx'
import { untestedQuestion } from './untested.ts'
import { wayBackFault, wayBackOf } from './way-back.ts'

const testPage = setUpPages.page({
  name: 'test',
  summary: 'Show the test of a connection',
  async show(about, _query, { alert, fields }) {
    const { connection, guide, isInSetup, unread } = about.subject
    const isComplete = connection.row.state !== 'draft'
    // The test of a connection of OpenID Connect reads the discovery document itself.
    const lacksMetadata = unread !== undefined && guide.protocol === 'saml'
    await completeOnceProven(about.portal, connection)
    const result = await newestTest(about)
    return renderPortalTest({
      place: placeOf(about),
      isComplete,
      unread: lacksMetadata ? unreadView(about) : undefined,
      testForm: isComplete && !lacksMetadata ? about.form('test') : undefined,
      result,
      activateForm: isInSetup && unread === undefined ? about.form('activate') : undefined,
      wayBack: result?.state === 'passed' ? await wayBackOf(about.portal, fields.email, result.email) : undefined,
      hasDomain: hasDomain(about.portal),
      alert,
    })
  },
})

function unreadView({ page, subject, form }: About<SetUp>) {
  const failure = subject.unread?.failure
  return { cause: failure && metadataCauseOf(page, failure), form: form('read') }
}

const readForm = setUpPages.form({
  name: 'read',
  summary: 'Refresh the metadata of a provider',
  async submit({ portal, subject, goTo }) {
    if (subject.guide.protocol === 'saml') await refreshMetadata(portal.ctx, subject.connection.row.id)
    return goTo('test')
  },
})

/** How the newest test ended. `undefined` for one that expired without an answer. */
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
  summary: 'Show the page that redirects to a provider',
  query: { to: Type.String({ maxLength: 16_384, ...secret }) },
  async show({ portal, page, subject }, { to }) {
    return renderPortalLeaving({ page, provider: subject.guide.name, url: openUrl(portal, to) })
  },
})

/** Only where we have sealed it for this session. @throws notFound */
function openUrl(portal: Portal, sealed: string): string {
  try {
    return portal.ctx.system.keyring.openPresented(sealed, sealContext(portal)).toString()
  } catch {
    throw notFound('Test', 'to')
  }
}

function sealContext({ session }: Portal): string {
  return `portal_test:${session.id}`
}

/** The page before an activation without a successful test: it says whom it locks out if something is wrong. */
const activatePage = setUpPages.page({
  name: 'activate',
  summary: 'Show the confirmation for activating an untested connection',
  async show({ portal, page, subject, form, url }, _query, { fields }) {
    return renderPortalActivate({
      page,
      question: untestedQuestion(page, subject.guide.name, await domainsWithout(portal)),
      form: form('activate', { confirmed: '1' }),
      backUrl: url('test'),
      wayBack: await wayBackOf(portal, fields.email),
    })
  },
})

/** The domains whose users can then no longer sign in in other ways. */
async function domainsWithout({ ctx, organization }: Portal): Promise<string[]> {
  const { sso } = await getSignInPolicy(ctx, organization.id)
  if (sso !== 'required') return []
  return organization.domains.flatMap(({ domain, state }) => (state === 'verified' ? [domain] : []))
}

/** Without a successful test, only after a second confirmation. Only a success completes the set-up. */
const activateForm = setUpPages.form({
  name: 'activate',
  summary: 'Activate a connection',
  fields: { confirmed: Type.Optional(Type.Literal('1')), email: Type.Optional(Type.String({ maxLength: 1_024 })) },
  async submit(about, { confirmed, email: entered = '' }) {
    const { portal, page, subject } = about
    const { row } = subject.connection
    const isTested = (await newestTest(about))?.state === 'passed'
    if (subject.unread !== undefined) return about.refuse('test', { alert: texts.test(page).unread.blocked }, 422)
    if (row.state !== 'draft' && !isTested && confirmed === undefined) return about.goTo('activate')
    const email = entered.trim()
    const error = email === '' ? undefined : await wayBackFault(portal, email)
    if (error !== undefined) {
      const fields = refusedFields(['email'], { email }, { email: error })
      return about.refuse(isTested ? 'test' : 'activate', { fields }, 422)
    }
    let mailed = 0
    try {
      mailed = await activate(portal, subject, email === '' ? undefined : email)
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.code !== 'connection_incomplete') throw error
      return about.refuse('test', { alert: texts.test(page).activate.incomplete }, 422)
    }
    if (!isTested) return about.goTo('', mailed > 0 ? '?activated=1&mailed=1' : '?activated=1')
    await completeSetup(portal.ctx, portal.organization.id)
    return goTo(portal, '/portal/done')
  },
})

/** With a way back for the IT contacts and the administrator, if it wasn't active before. @returns how many were mailed */
function activate(
  { ctx, organization, locale }: Portal,
  { connection, guide }: SetUp,
  administrator: string | undefined,
): Promise<number> {
  return ctx.transaction(async (tx) => {
    const isNew = connection.row.state !== 'active'
    const mailed = isNew ? await mailReturnLinks(tx, organization, { provider: guide.name, locale, administrator }) : 0
    await updateConnection(tx, connection.row.id, { state: 'active' })
    return mailed
  })
}

export const testOperations = [testPage, readForm, testForm, leavePage, activatePage, activateForm]
