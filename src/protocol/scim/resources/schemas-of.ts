import { isResource, type Resource } from '../resource.ts'
import type { ResourceType } from '../schemas/resource-type.ts'

/** The schemas of which a resource has attributes: that of its type, and of each extension, known or not. */
export function schemasOf(resource: Resource, type: ResourceType): string[] {
  const extensions = Object.keys(resource).filter((name) => /^urn:/i.test(name) && isResource(resource[name]))
  return [type.schema.id, ...extensions]
}
