import { expect, test } from 'vitest'
import { renderResourceTypes, renderSchemas, renderServiceProviderConfig } from './discovery.ts'
import { renderScimError, ScimError } from './failure.ts'
import { isResource } from './resource.ts'
import { schemasOf } from './resources/schemas-of.ts'
import { userType } from './schemas/resource-type.ts'

const baseUrl = 'https://gatehouse.example/scim/v2.0/key'

test('every schema describes each of its attributes completely', () => {
  const schemas = renderSchemas(baseUrl)
  expect(schemas.map(({ name }) => name)).toEqual([
    'User',
    'Group',
    'EnterpriseUser',
    'ServiceProviderConfig',
    'ResourceType',
    'Schema',
  ])
  for (const schema of schemas) {
    expect(schema).toMatchObject({ meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` } })
    expectAttributes(schema.attributes)
  }
})

function expectAttributes(attributes: unknown): void {
  for (const attribute of Array.isArray(attributes) ? attributes : []) {
    expect(attribute).toMatchObject({
      name: expect.stringMatching(/^[$\w]+$/),
      type: expect.any(String),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/\.$/),
      required: expect.any(Boolean),
      caseExact: expect.any(Boolean),
      mutability: expect.any(String),
      returned: expect.any(String),
      uniqueness: expect.any(String),
    })
    expectAttributes(isResource(attribute) ? attribute.subAttributes : [])
  }
}

test('the types of resources name schemas that are served', () => {
  const served = renderSchemas(baseUrl).map(({ id }) => id)
  const named = renderResourceTypes(baseUrl).flatMap(({ schema, schemaExtensions }) => [
    schema,
    ...(Array.isArray(schemaExtensions) ? schemaExtensions.map((each) => each.schema) : []),
  ])
  expect(named).toHaveLength(3)
  expect(served).toEqual(expect.arrayContaining(named))
})

test('the limits of the service are stated', () => {
  expect(renderServiceProviderConfig(baseUrl)).toMatchObject({
    patch: { supported: true },
    bulk: { supported: true, maxOperations: 100, maxPayloadSize: 2_048_000 },
    filter: { supported: true, maxResults: 200 },
    sort: { supported: true },
    etag: { supported: true },
    changePassword: { supported: false },
    authenticationSchemes: [{ type: 'oauthbearertoken', primary: true }],
  })
})

test('an error has its status as a string, and its type only if it has one', () => {
  const error = (status: number, scimType?: 'uniqueness') => {
    const { message, ...others } = new ScimError(status, scimType, 'What is wrong.')
    return renderScimError({ ...others, detail: message })
  }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  expect(error(409, 'uniqueness')).toEqual({ schemas, status: '409', scimType: 'uniqueness', detail: 'What is wrong.' })
  expect(error(404)).toEqual({ schemas, status: '404', detail: 'What is wrong.' })
})

test('a resource has the schemas of which it has attributes', () => {
  expect(schemasOf({ userName: 'a', 'urn:acme:2.0:X': {}, 'urn:no': 1 }, userType)).toEqual([
    userType.schema.id,
    'urn:acme:2.0:X',
  ])
})
