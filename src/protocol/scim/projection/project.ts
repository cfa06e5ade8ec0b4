import { isResource, type Resource } from '../resource.ts'
import type { Attribute } from '../schemas/attribute.ts'
import { type ResourceType, subAttributeOf } from '../schemas/resource-type.ts'
import type { Projection } from './projection.ts'

type Names = readonly string[]

/**
 * A resource with the attributes of an answer. What is returned `always` cannot be excluded, and what is `never` returned
 * cannot be asked for.
 */
export function project(resource: Resource, { attributes, excluded }: Projection, type: ResourceType): Resource {
  return projected(resource, attributes, excluded, type.root)
}

/** @param asked paths inside the object; `null` for all that is returned by default */
function projected(
  object: Resource,
  asked: readonly Names[] | null,
  excluded: readonly Names[],
  scope: Attribute | undefined,
): Resource {
  const members = Object.entries(object).flatMap(([name, value]): [string, unknown][] => {
    const attribute = subAttributeOf(scope, name)
    if (attribute?.returned === 'never') return []
    if (attribute?.returned === 'always') return [[name, value]]
    const askedInside = asked === null ? null : inside(asked, name)
    const excludedInside = inside(excluded, name)
    const isAsked = askedInside === null ? attribute?.returned !== 'request' : askedInside.length > 0
    if (!isAsked || excludedInside.some(isWhole)) return []
    const left = projectedValue(value, askedInside?.some(isWhole) ? null : askedInside, excludedInside, attribute)
    return left === undefined ? [] : [[name, left]]
  })
  return Object.fromEntries(members)
}

function projectedValue(
  value: unknown,
  asked: readonly Names[] | null,
  excluded: readonly Names[],
  attribute: Attribute | undefined,
): unknown {
  if (asked === null && excluded.length === 0) return value
  if (Array.isArray(value)) return value.map((element) => projectedValue(element, asked, excluded, attribute))
  return isResource(value) ? projected(value, asked, excluded, attribute) : value
}

/** The rest of those paths that begin with a name, in any case. */
function inside(paths: readonly Names[], name: string): Names[] {
  const lowerName = name.toLowerCase()
  return paths.filter(([first]) => first?.toLowerCase() === lowerName).map(([, ...deeper]) => deeper)
}

function isWhole(names: Names): boolean {
  return names.length === 0
}
