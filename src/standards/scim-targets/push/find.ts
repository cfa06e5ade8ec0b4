import { recordOf } from '#platform/records.ts'
import type { ScimAnswer, ScimClient } from './client.ts'
import { PushFailure } from './failure.ts'

export type Endpoint = 'Users' | 'Groups'

export interface RemoteResource {
  id: string
  resource: Record<string, unknown>
}

/** The id of a resource, as far as it can stand in an address. */
export function remoteIdOf(resource: Record<string, unknown> | undefined): string | undefined {
  const id = resource?.id
  // A dot or two would be another address.
  return typeof id === 'string' && /^[^\p{Cc}\p{Cs}]{1,500}$/u.test(id) && id !== '.' && id !== '..' ? id : undefined
}

export function pathOf(endpoint: Endpoint, remoteId: string): string {
  return `/${endpoint}/${encodeURIComponent(remoteId)}`
}

/**
 * Looks for a resource by an attribute (RFC 7644 §3.4.2.2). What comes back is compared again: a server that ignores filters
 * answers with everyone. `undefined` also where it does not know the filter.
 *
 * @throws PushFailure
 */
export async function findBy(
  client: ScimClient,
  endpoint: Endpoint,
  attribute: 'userName' | 'externalId',
  value: string,
): Promise<RemoteResource | undefined> {
  const filter = `${attribute} eq ${JSON.stringify(value)}`
  const { status, body } = await client.send({
    method: 'GET',
    path: `/${endpoint}?${new URLSearchParams({ filter, count: '10' }).toString().replaceAll('+', '%20')}`,
  })
  if (status !== 200) return undefined
  const resources = Array.isArray(body?.Resources) ? body.Resources.slice(0, 1_000).map(recordOf) : []
  const fold = (text: unknown) => (attribute === 'userName' ? String(text).toLowerCase() : String(text))
  const resource = resources.find(
    (each) => typeof each[attribute] === 'string' && fold(each[attribute]) === fold(value),
  )
  const id = remoteIdOf(resource)
  return resource === undefined || id === undefined ? undefined : { id, resource }
}

/** @returns `undefined` where the target has none of this id @throws PushFailure */
export async function getResource(
  client: ScimClient,
  endpoint: Endpoint,
  remoteId: string,
): Promise<Record<string, unknown> | undefined> {
  const answer = await client.send({ method: 'GET', path: pathOf(endpoint, remoteId) })
  if (answer.status === 404) return undefined
  if (answer.status !== 200 || answer.body === undefined) throw unexpected(answer)
  return answer.body
}

export function unexpected({ status, body, scimType }: ScimAnswer): PushFailure {
  const isSuccess = status >= 200 && status <= 299
  const why = isSuccess && body === undefined ? ' without JSON' : scimType === undefined ? '' : ` (${scimType})`
  return new PushFailure(`It answered ${status}${why}.`, 'object')
}
