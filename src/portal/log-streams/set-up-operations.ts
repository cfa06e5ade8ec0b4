import { Type } from 'typebox'
import {
  createLogStream,
  type DestinationInput,
  destinationOf,
  type LogStream,
  listLogStreams,
  sendTestEvent,
  updateLogStream,
} from '#audit-logs/log-streams/index.ts'
import { logStreamGuides } from '#pages/provider-guides/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  definePortalPage,
  goTo,
  inTurn,
  type Portal,
  portalForm,
  refuse,
  serviceFormFields,
  withGuideStyles,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { renderDestinationForm, storeDestination } from './destination-form.ts'
import { allStreams, guideOf, logStreamsPath, pathOf, shownSettings } from './log-stream.ts'
import { renderPortalChooseDestination, renderPortalLogStreams } from './streams.tsx'

/** Not below the path of streams, where it would be taken for an id. */
const setUpPath = '/portal/log-stream-set-up'
const part = 'log_streams'

const streamsPage = definePortalPage({
  name: 'log_streams',
  path: logStreamsPath,
  summary: 'Show the log streams of an organization',
  part,
  query: { add: Type.Optional(Type.Literal('1')) },
  async show({ ctx, organization, page }, _params, { add }) {
    const { rows } = await listLogStreams(ctx, organization.id, allStreams)
    if (rows.length > 0 && add === undefined) {
      const streams = rows.map((stream) => ({
        url: pathOf(stream),
        name: guideOf(stream).name,
        detail: shownSettings(page, stream)[0]?.[1] ?? '',
        state: stream.state,
      }))
      return renderPortalLogStreams({ page, streams, addUrl: `${logStreamsPath}?add=1` })
    }
    const destinations = logStreamGuides
      .filter(({ type }) => destinationOf(type).missing?.(ctx.system) === undefined)
      .map(({ slug, name, glyph, type }) => ({
        url: `${setUpPath}?to=${slug}`,
        name,
        glyph,
        detail: texts.logStreams(page).choose.detail[type],
      }))
    return renderPortalChooseDestination({ page: withGuideStyles(page), destinations })
  },
})

const to = Type.String({ maxLength: 64 })

const setUpPage = definePortalPage({
  name: 'log_streams.set_up',
  path: setUpPath,
  summary: 'Show the instructions for a log stream destination',
  part,
  query: { to },
  async show(portal, _params, { to }, failure) {
    const guide = logStreamGuides.find(({ slug }) => slug === to)
    if (guide === undefined) return goTo(portal, logStreamsPath)
    const form = portalForm(portal, setUpPath, { to: guide.slug })
    return renderDestinationForm(portal, { guide, form, backUrl: `${logStreamsPath}?add=1`, failure })
  },
})

const setUpForm = definePortalForm({
  name: 'log_streams.set_up',
  path: setUpPath,
  summary: 'Create and start a log stream',
  part,
  fields: { ...serviceFormFields(logStreamGuides), to },
  async submit(portal, { to, ...entered }) {
    const guide = logStreamGuides.find(({ slug }) => slug === to)
    if (guide === undefined) return goTo(portal, logStreamsPath)
    const outcome = await storeDestination(portal, { guide, entered, isKept: false }, (values) =>
      createOnce(portal, { type: guide.type, ...values } as DestinationInput),
    )
    return 'refused' in outcome
      ? refuse(portal, setUpPath, outcome.refused, 422, `?to=${to}`)
      : startAfterTest(portal, outcome.stored)
  },
})

/** It is paused until it took a test event. */
function createOnce(portal: Portal, destination: DestinationInput): Promise<LogStream> {
  return inTurn(portal, async (tx) => {
    const { organization } = portal
    const { rows } = await listLogStreams(tx, organization.id, allStreams)
    const entered: Readonly<Record<string, unknown>> = destination
    const same = rows.find((stream) =>
      Object.entries(stream.destination).every(([name, value]) => entered[name] === value),
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
    const words = texts.logStreams(page).says(guideOf(stream).name, error)
    return refuse(portal, url, { alert: texts.logStreams(page).untaken(words) }, 422)
  }
  await updateLogStream(ctx, stream.id, { state: 'active' })
  if (session.intent === 'log_streams') await completeSetup(ctx, organization.id)
  return goTo(portal, `${url}?done=started`)
}

export const logStreamSetUpOperations = [streamsPage, setUpPage, setUpForm]
