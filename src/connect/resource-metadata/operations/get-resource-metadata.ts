import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { publicCache } from '#sign-in/access-tokens/index.ts'
import { findFirstEnvironment } from '../../oauth-server/index.ts'
import { describeResource, ResourceMetadata } from '../describe-resource.ts'

const common = {
  method: 'GET',
  surface: 'api',
  access: 'public',
  cors: 'any',
  description:
    'RFC 9728. The resource itself must serve this document at its own address: it can pass it on from here, or redirect here.',
  query: Type.Object({
    resource: Type.String({ maxLength: 2_048, description: 'The URI of the resource, as it is registered.' }),
  }),
  success: { status: 200, body: ResourceMetadata },
  errors: [notFound],
} as const

export const getFirstResourceMetadataOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.first_resource_metadata',
  path: '/oauth2/protected_resource',
  summary: 'Get resource metadata of the first environment',
  async handler({ query }, { system }) {
    const ctx = await findFirstEnvironment(system)
    if (ctx === undefined) throw notFound('Client', system.config.clientId)
    return reply(ctx, query.resource)
  },
})

export const getResourceMetadataOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.resource_metadata',
  path: '/oauth2/{client_id}/protected_resource',
  summary: 'Get the metadata of a resource',
  params: Type.Object({ client_id: Type.String() }),
  async handler({ params, query }, { system }) {
    const ctx = await findContextByClientId(system, params.client_id)
    if (ctx === undefined) throw notFound('Client', params.client_id)
    return reply(ctx, query.resource)
  },
})

async function reply(ctx: Context, resource: string): Promise<HttpReply> {
  return new HttpReply(200, publicCache, JSON.stringify(await describeResource(ctx, resource)))
}
