import { getLogStream, type LogStream } from '#audit-logs/log-streams/index.ts'
import { guideTexts, logStreamGuides, type ServiceGuide } from '#pages/provider-guides/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { type Portal, type PortalContext, pagesOf } from '../kit/index.ts'

export const logStreamsPath = '/portal/log-streams'
/** Asks for more than an organization can have. */
export const allStreams = { limit: 100, order: 'asc' } as const

/** How a destination is set up, with the fields of its form. */
export type Guide = ServiceGuide<LogStream['destination']['type']>

export const pathOf = ({ id }: Pick<LogStream, 'id'>): string => `${logStreamsPath}/${id}`

/** Every destination has a guide: a test holds that. */
export function guideOf({ destination: { type } }: LogStream): Guide {
  const guide = logStreamGuides.find((each) => each.type === type)
  if (guide === undefined) throw new Error(`There is no guide for ${type}.`)
  return guide
}

/** Its destination by the labels of the form, without secrets. */
export function shownSettings(page: PortalContext, stream: LogStream): (readonly [label: string, value: string])[] {
  const labels = guideTexts(page).answers
  const settings: Readonly<Record<string, unknown>> = stream.destination
  return guideOf(stream).fields.flatMap(({ name }) => {
    const value = settings[name]
    return typeof value === 'string' ? [[labels[name], value] as const] : []
  })
}

/** @throws notFound for one of another organization */
async function streamOf({ ctx, organization }: Portal, id = ''): Promise<LogStream> {
  const stream = await getLogStream(ctx, id)
  if (stream.organization_id !== organization.id) throw notFound('Audit Log Stream', id)
  return stream
}

/** The pages of a log stream of the organization. */
export const streamPages = pagesOf({
  part: 'log_streams',
  name: 'log_streams',
  path: `${logStreamsPath}/{id}`,
  find: streamOf,
})
