import { bulkLimits } from './bulk/limits.ts'
import { pageSizes } from './queries/list-query.ts'
import type { Resource } from './resource.ts'
import type { Schema } from './schemas/attribute.ts'
import { resourceTypeSchema, schemaSchema } from './schemas/discovery-schemas.ts'
import { enterpriseUserSchema } from './schemas/enterprise-user.ts'
import { groupSchema } from './schemas/group.ts'
import { groupType, type ResourceType, userType } from './schemas/resource-type.ts'
import { serviceProviderConfigSchema } from './schemas/service-provider-config.ts'
import { userSchema } from './schemas/user.ts'

const schemas = [
  userSchema,
  groupSchema,
  enterpriseUserSchema,
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchema,
]

/** `/Schemas` (RFC 7643 §7). @param baseUrl the address of the service, without a slash at its end */
export function renderSchemas(baseUrl: string): Resource[] {
  return schemas.map((schema) => renderSchema(schema, baseUrl))
}

function renderSchema(schema: Schema, baseUrl: string): Resource {
  const location = `${baseUrl}/Schemas/${schema.id}`
  return { schemas: [schemaSchema.id], ...schema, meta: { resourceType: 'Schema', location } }
}

/** `/ResourceTypes` (RFC 7643 §6). */
export function renderResourceTypes(baseUrl: string): Resource[] {
  return [userType, groupType].map((type) => renderResourceType(type, baseUrl))
}

function renderResourceType(
  { name, description, endpoint, schema, extensions }: ResourceType,
  baseUrl: string,
): Resource {
  return {
    schemas: [resourceTypeSchema.id],
    id: name,
    name,
    description,
    endpoint,
    schema: schema.id,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${name}` },
  }
}

/** `/ServiceProviderConfig` (RFC 7643 §5). */
export function renderServiceProviderConfig(baseUrl: string): Resource {
  return {
    schemas: [serviceProviderConfigSchema.id],
    patch: { supported: true },
    bulk: { supported: true, ...bulkLimits },
    filter: { supported: true, maxResults: pageSizes.max },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of the directory in the Authorization header.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  }
}
