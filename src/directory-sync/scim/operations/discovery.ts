import { notFound } from '#platform/http/errors.ts'
import {
  listResponse,
  type Resource,
  renderResourceTypes,
  renderSchemas,
  renderServiceProviderConfig,
} from '#protocol/scim/index.ts'
import { scimEndpoint } from '../../directories/index.ts'
import { answer } from '../answers/answer.ts'
import { DirectoryParams, ResourceParams, ScimMessage } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

export const getServiceProviderConfigOperation = defineScimOperation({
  name: 'service_provider_config',
  method: 'GET',
  path: '/ServiceProviderConfig',
  summary: 'Get the SCIM service provider configuration',
  params: DirectoryParams,
  success: { status: 200, body: ScimMessage },
  handler: (_input, ctx) =>
    answer(ctx, async (directory) => ({
      status: 200,
      body: renderServiceProviderConfig(scimEndpoint(ctx, directory)),
    })),
})

export const listResourceTypesOperation = listOperation(
  'resource_types.list',
  '/ResourceTypes',
  'List the types of SCIM resources',
  renderResourceTypes,
)
export const getResourceTypeOperation = getOperation(
  'resource_types.get',
  '/ResourceTypes',
  'Get a type of SCIM resources',
  'Resource type',
  renderResourceTypes,
)
export const listSchemasOperation = listOperation('schemas.list', '/Schemas', 'List the SCIM schemas', renderSchemas)
export const getSchemaOperation = getOperation('schemas.get', '/Schemas', 'Get a SCIM schema', 'Schema', renderSchemas)

type Render = (baseUrl: string) => Resource[]

function listOperation(name: string, path: string, summary: string, render: Render) {
  return defineScimOperation({
    name,
    method: 'GET',
    path,
    summary,
    params: DirectoryParams,
    success: { status: 200, body: ScimMessage },
    handler: (_input, ctx) =>
      answer(ctx, async (directory) => {
        const resources = render(scimEndpoint(ctx, directory))
        return { status: 200, body: listResponse(resources, { totalResults: resources.length, startIndex: 1 }) }
      }),
  })
}

function getOperation(name: string, path: string, summary: string, noun: string, render: Render) {
  return defineScimOperation({
    name,
    method: 'GET',
    path: `${path}/{id}`,
    summary,
    params: ResourceParams,
    success: { status: 200, body: ScimMessage },
    handler: ({ params: { id } }, ctx) =>
      answer(ctx, async (directory) => {
        const found = render(scimEndpoint(ctx, directory)).find((each) => each.id === id)
        if (found === undefined) throw notFound(noun, id)
        return { status: 200, body: found }
      }),
  })
}
