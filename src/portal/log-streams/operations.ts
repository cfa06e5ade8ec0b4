import { Type } from 'typebox'
import { Check } from 'typebox/value'
import {
  createLogStream,
  type DestinationChange,
  type DestinationInput,
  deleteLogStream,
  destinationOf,
  destinationUnavailable,
  externalIdOf,
  getLogStream,
  type LogStream,
  listLogStreams,
  sendTestEvent,
  tooManyStreams,
  updateLogStream,
} from '#audit-logs/log-streams/index.ts'
import { readFailureCookie } from '#pages/kit/index.ts'
import { guideTexts, logStreamGuides, type ServiceGuide } from '#pages/provider-guides/index.ts'
import { defined } from '#platform/defined.ts'
import { DomainError, notFound, platformErrors } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { isRecord } from '#platform/records.ts'
import { completeSetup, lockPortalSession } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  definePortalPage,
  type EnteredFields,
  type FieldErrors,
  failureSubject,
  frameTexts,
  goTo,
  type Portal,
  portalForm,
  readFields,
  refuse,
  refusedFields,
  serviceFormFields,
  shownFields,
  showPortalPage,
  withGuideStyles,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { awsAccountOf } from './our-account.ts'
import { renderPortalSetUpStream } from './setup.tsx'
import { renderPortalDeleteStream, renderPortalLogStream } from './stream.tsx'
import { renderPortalChooseDestination, renderPortalLogStreams } from './streams.tsx'

export const logStreamsPath = '/portal/log-streams'
const streamPath = `${logStreamsPath}/{id}`
/** Not below the streams, where it would stand in the place of an id. */
const setUpPath = '/portal/log-stream-set-up'
const part = 'log_streams'
/** More than an organization can have. */
const all = { limit: 100, order: 'asc' } as const

type Guide = ServiceGuide<LogStream['destination']['type']>

const pathOf = ({ id }: Pick<LogStream, 'id'>, page?: string): string =>
  `${logStreamsPath}/${id}${page === undefined ? '' : `/${page}`}`
const nameOf = (type: string): string => guideOf(type).name

function guideOf(type: string): Guide {
  const guide = logStreamGuides.find((each) => each.type === type)
  if (guide === undefined) throw new Error(`There is no guide for ${type}.`)
  return guide
}

/** @throws notFound for one of another organization */
async function streamOf({ ctx, organization }: Portal, id = ''): Promise<LogStream> {
  const stream = await getLogStream(ctx, id)
  if (stream.organization_id !== organization.id) throw notFound('Audit Log Stream', id)
  return stream
}

const streamsPage = definePortalPage({
  name: 'log_streams',
  path: logStreamsPath,
  summary: 'Show the log streams of an organization',
  part,
  query: { add: Type.Optional(Type.Literal('1')) },
  async show(portal, _params, { add }) {
    const { ctx, organization, page } = portal
    const { rows } = await listLogStreams(ctx, organization.id, all)
    if (rows.length > 0 && add === undefined) {
      const streams = rows.map((stream) => ({
        url: pathOf(stream),
        name: nameOf(stream.destination.type),
        detail: shownSettings(portal, stream)[0]?.[1] ?? '',
        state: stream.state,
      }))
      return showPortalPage(portal, renderPortalLogStreams({ page, streams, addUrl: `${logStreamsPath}?add=1` }))
    }
    const destinations = logStreamGuides
      .filter(({ type }) => destinationOf(type).missing?.(ctx.system) === undefined)
      .map(({ slug, name, monogram, type }) => ({
        url: `${setUpPath}?to=${slug}`,
        name,
        monogram,
        detail: texts.logStreams(page).choose.detail[type],
      }))
    return showPortalPage(portal, renderPortalChooseDestination({ page: withGuideStyles(page), destinations }))
  },
})

const to = Type.String({ maxLength: 64 })

const setUpPage = definePortalPage({
  name: 'log_streams.set_up',
  path: setUpPath,
  summary: 'Show how a destination of a log stream is set up',
  part,
  query: { to },
  async show(portal, _params, { to }) {
    const guide = logStreamGuides.find(({ slug }) => slug === to)
    if (guide === undefined) return goTo(portal, logStreamsPath)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, setUpPath))
    return showPortalPage(portal, renderSetUp(portal, guide, failure), failure.status).withCookies(cookies)
  },
})

function renderSetUp(
  portal: Portal,
  guide: Guide,
  { alert, fields }: { alert?: string | undefined; fields: Parameters<typeof renderPortalSetUpStream>[0]['states'] },
  stream?: LogStream,
): string {
  const { ctx, page, organization } = portal
  const known = stream === undefined ? {} : stream.destination
  const shown = shownFields(portal, guide.fields)
  const { aws, config } = ctx.system
  return renderPortalSetUpStream({
    page: withGuideStyles(page),
    guide,
    values: {
      externalId: externalIdOf(organization.id),
      ourAwsAccount: (aws && awsAccountOf(aws.accessKeyId)) ?? texts.logStreams(page).ourAccount(page.brand.name),
    },
    fields: shown,
    states: Object.fromEntries(
      shown.map(({ name }) => [name, fields[name] ?? { value: (known as Record<string, string>)[name] }]),
    ),
    form: stream ? portalForm(portal, pathOf(stream, 'settings')) : portalForm(portal, setUpPath, { to: guide.slug }),
    backUrl: stream ? pathOf(stream) : `${logStreamsPath}?add=1`,
    isKept: stream !== undefined,
    egressAddresses: config.egressAddresses,
    alert,
  })
}

const setUpForm = definePortalForm({
  name: 'log_streams.set_up',
  path: setUpPath,
  summary: 'Create a log stream, and begin once it took a test event',
  part,
  fields: { to, ...serviceFormFields },
  async submit(portal, { to, ...entered }) {
    const guide = logStreamGuides.find(({ slug }) => slug === to)
    if (guide === undefined) return goTo(portal, logStreamsPath)
    const fields = shownFields(portal, guide.fields)
    const { values, errors } = readFields(portal.page, fields, entered, { isKept: false, isRight: shapeOf(guide) })
    const refuseWith = (errors: FieldErrors, alert?: string) =>
      refuse(
        portal,
        setUpPath,
        { fields: refusedFields(fields, entered, errors), ...defined({ alert }) },
        422,
        `?to=${to}`,
      )
    if (Object.keys(errors).length > 0) return refuseWith(errors)
    try {
      const stream = await createOnce(portal, { type: guide.type, ...values } as DestinationInput)
      return await startAfterTest(portal, stream)
    } catch (error) {
      const { fields: wrong, alert } = refusalOf(portal, error)
      return refuseWith(wrong, alert)
    }
  },
})

/** Of a form that is sent twice, one stream comes. It is paused until it took a test event. */
function createOnce({ ctx, session, organization }: Portal, destination: DestinationInput): Promise<LogStream> {
  return ctx.transaction(async (tx) => {
    await lockPortalSession(tx, session.id)
    const { rows } = await listLogStreams(tx, organization.id, all)
    const same = rows.find((stream) =>
      Object.entries(stream.destination).every(
        ([name, value]) => (destination as Record<string, unknown>)[name] === value,
      ),
    )
    if (same !== undefined) return updateLogStream(tx, same.id, { destination })
    return createLogStream(tx, { organization_id: organization.id, destination, state: 'inactive' })
  })
}

/** Sends a test event, and lets the stream begin if it was taken. */
async function startAfterTest(portal: Portal, stream: LogStream) {
  const { ctx, page, session, organization } = portal
  const { error } = await sendTestEvent(ctx, stream.id)
  const url = pathOf(stream)
  if (error !== null) {
    const words = texts.logStreams(page).says(nameOf(stream.destination.type), error)
    return refuse(portal, url, { alert: texts.logStreams(page).untaken(words) }, 422)
  }
  await updateLogStream(ctx, stream.id, { state: 'active' })
  if (session.intent === 'log_streams') await completeSetup(ctx, organization.id)
  return goTo(portal, `${url}?told=started`)
}

/** Whether a value has the shape that the destination wants. */
function shapeOf(guide: Guide): (name: string, value: string) => boolean {
  const { settings, secrets, urls } = destinationOf(guide.type)
  return (name, value) => {
    const schema = settings.properties[name] ?? secrets.properties[name]
    return schema !== undefined && Check(schema, value) && (!urls.includes(name) || URL.canParse(value))
  }
}

/** What the service says of what was entered, in the words of the reader. */
function refusalOf({ page }: Portal, error: unknown): { fields: FieldErrors; alert?: string } {
  if (!(error instanceof DomainError)) throw error
  const text = texts.logStreams(page)
  if (error.definition === destinationUnavailable.definition)
    return { fields: {}, alert: text.unavailable(page.brand.name) }
  if (error.definition === tooManyStreams.definition) return { fields: {}, alert: text.many }
  const secret = secretToSendAgain(error)
  if (secret !== undefined)
    return { fields: { [secret.replace('destination.', '')]: frameTexts(page).errors.secretAgain } }
  const [fault] = Array.isArray(error.details.errors) ? error.details.errors : []
  if (error.definition !== platformErrors.invalidRequest.definition || !isRecord(fault)) throw error
  // Shapes have been looked at: what is left are addresses that may not be asked.
  return { fields: { [String(fault.field).replace('destination.', '')]: frameTexts(page).errors.address } }
}

const streamPage = definePortalPage({
  name: 'log_streams.stream',
  path: streamPath,
  summary: 'Show a log stream',
  part,
  query: { told: Type.Optional(Type.Enum(['started', 'tested'])) },
  async show(portal, { id }, { told }) {
    const stream = await streamOf(portal, id)
    const url = pathOf(stream)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const html = renderPortalLogStream({
      page: portal.page,
      url,
      backUrl: logStreamsPath,
      name: nameOf(stream.destination.type),
      settings: shownSettings(portal, stream),
      state: stream.state,
      pending: stream.pending_events,
      lastAt: stream.last_synced_at,
      nextAt: stream.next_attempt_at,
      error: stream.last_error,
      testForm: portalForm(portal, `${url}/test`),
      stateForm: portalForm(portal, `${url}/state`, { state: stream.state === 'inactive' ? 'active' : 'inactive' }),
      finishForm: told === 'started' ? portalForm(portal, `${url}/finish`) : undefined,
      alert: failure.alert,
      notice: failure.alert === undefined && told ? texts.logStreams(portal.page)[told] : undefined,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

/** What leads to it, by the labels of the form, without anything secret. */
function shownSettings({ page }: Portal, { destination }: LogStream): (readonly [string, string])[] {
  const labels = guideTexts(page).answers
  return guideOf(destination.type).fields.flatMap(({ name }) => {
    const value = (destination as Record<string, unknown>)[name]
    return typeof value === 'string' ? [[labels[name], value] as const] : []
  })
}

const testForm = definePortalForm({
  name: 'log_streams.test',
  path: `${streamPath}/test`,
  summary: 'Send a test event through a log stream',
  part,
  async submit(portal, _fields, { id }) {
    const stream = await streamOf(portal, id)
    const { error } = await sendTestEvent(portal.ctx, stream.id)
    if (error === null) return goTo(portal, `${pathOf(stream)}?told=tested`)
    const text = texts.logStreams(portal.page)
    const words = text.says(nameOf(stream.destination.type), error)
    return refuse(portal, pathOf(stream), { alert: text.refused(words) }, 422)
  },
})

const stateForm = definePortalForm({
  name: 'log_streams.state',
  path: `${streamPath}/state`,
  summary: 'Pause a log stream or let it go on',
  part,
  fields: { state: Type.Enum(['active', 'inactive']) },
  async submit(portal, { state }, { id }) {
    const stream = await streamOf(portal, id)
    await updateLogStream(portal.ctx, stream.id, { state })
    return goTo(portal, pathOf(stream))
  },
})

const settingsPage = definePortalPage({
  name: 'log_streams.settings',
  path: `${streamPath}/settings`,
  summary: 'Show the form for where a log stream leads',
  part,
  async show(portal, { id }) {
    const stream = await streamOf(portal, id)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, pathOf(stream, 'settings')))
    const html = renderSetUp(portal, guideOf(stream.destination.type), failure, stream)
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const settingsForm = definePortalForm({
  name: 'log_streams.settings',
  path: `${streamPath}/settings`,
  summary: 'Change where a log stream leads, and send a test event',
  part,
  fields: serviceFormFields,
  async submit(portal, entered: EnteredFields, { id }) {
    const stream = await streamOf(portal, id)
    const guide = guideOf(stream.destination.type)
    const fields = shownFields(portal, guide.fields)
    const { values, errors } = readFields(portal.page, fields, entered, { isKept: true, isRight: shapeOf(guide) })
    const refuseWith = (wrong: FieldErrors, alert?: string) =>
      refuse(
        portal,
        pathOf(stream, 'settings'),
        { fields: refusedFields(fields, entered, wrong), ...defined({ alert }) },
        422,
      )
    if (Object.keys(errors).length > 0) return refuseWith(errors)
    try {
      await updateLogStream(portal.ctx, stream.id, {
        destination: { type: guide.type, ...values } as DestinationChange,
      })
    } catch (error) {
      const { fields: wrong, alert } = refusalOf(portal, error)
      return refuseWith(wrong, alert)
    }
    const { error } = await sendTestEvent(portal.ctx, stream.id)
    if (error === null) return goTo(portal, `${pathOf(stream)}?told=tested`)
    const text = texts.logStreams(portal.page)
    return refuse(portal, pathOf(stream), { alert: text.refused(text.says(guide.name, error)) }, 422)
  },
})

const deletePage = definePortalPage({
  name: 'log_streams.delete',
  path: `${streamPath}/delete`,
  summary: 'Show what deleting a log stream means',
  part,
  async show(portal, { id }) {
    const stream = await streamOf(portal, id)
    const html = renderPortalDeleteStream({
      page: portal.page,
      name: nameOf(stream.destination.type),
      pending: stream.pending_events,
      form: portalForm(portal, pathOf(stream, 'delete')),
      backUrl: pathOf(stream),
    })
    return showPortalPage(portal, html)
  },
})

const deleteForm = definePortalForm({
  name: 'log_streams.delete',
  path: `${streamPath}/delete`,
  summary: 'Delete a log stream of an organization',
  part,
  async submit(portal, _fields, { id }) {
    const stream = await streamOf(portal, id)
    await deleteLogStream(portal.ctx, stream.id)
    return goTo(portal, logStreamsPath)
  },
})

const finishForm = definePortalForm({
  name: 'log_streams.finish',
  path: `${streamPath}/finish`,
  summary: 'Finish the set-up of a log stream',
  part,
  async submit(portal, _fields, { id }) {
    await streamOf(portal, id)
    return goTo(portal, '/portal/done?of=log_streams')
  },
})

export const logStreamOperations = [
  streamsPage,
  setUpPage,
  setUpForm,
  streamPage,
  testForm,
  stateForm,
  settingsPage,
  settingsForm,
  deletePage,
  deleteForm,
  finishForm,
]
