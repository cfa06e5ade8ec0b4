import { isRecord, recordOf } from '../../records.ts'
export type JsonObject = Record<string, unknown>

interface Document {
  paths: Record<string, JsonObject>
  components: JsonObject
}

type Section = 'schemas' | 'responses' | 'parameters'

/**
 * Moves repeated parts of a document into `components`: object schemas and long enumerations, parameters, whole error
 *   responses. Parts are equal if their JSON is. A schema is named by its `object` constant or by its first occurrence,
 *   so names change only with the catalog.
 */
export function shareComponents(document: Document): Document {
  const counts = countRepetitions(document.paths)
  const components: Record<Section, Map<string, unknown>> = {
    schemas: new Map(),
    responses: new Map(),
    parameters: new Map(),
  }
  const references = new Map<string, string>()

  /** The node with everything shared in it replaced, or a reference when it is shared itself. */
  function share(node: unknown, key: string, place: string): unknown {
    if (!isRecord(node)) return node
    const section = sectionOf(node, key)
    const text = section === undefined ? '' : JSON.stringify(node)
    if (section === undefined || (counts.get(text) ?? 0) < 2) return shareWithin(node, section, key, place)
    const known = references.get(text)
    if (known !== undefined) return { $ref: known }
    const replaced = shareWithin(node, section, key, place)
    const name = freeName(nameOf(node, section, place), components[section])
    components[section].set(name, replaced)
    references.set(text, `#/components/${section}/${name}`)
    return { $ref: `#/components/${section}/${name}` }
  }

  function shareWithin(node: object, section: Section | undefined, key: string, place: string): unknown {
    // Error bodies are named by their response.
    if (section === 'responses') return node
    if (Array.isArray(node)) return node.map((item) => share(item, key, place))
    return mapValues(node, (inner, name) => share(inner, name, placeOf(node, key, name, place)))
  }

  const paths = mapValues(document.paths, (methods, path) => recordOf(share(methods, path, '')))
  const named = Object.entries(components).filter(([, entries]) => entries.size > 0)
  const shared = Object.fromEntries(named.map(([section, entries]) => [section, sorted(entries)]))
  return { paths, components: { ...document.components, ...shared } }
}

function countRepetitions(root: object): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (node: unknown, key: string): void => {
    if (typeof node !== 'object' || node === null) return
    const section = sectionOf(node, key)
    if (section !== undefined) {
      const text = JSON.stringify(node)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    if (section === 'responses') return
    for (const [name, inner] of Object.entries(node)) visit(inner, Array.isArray(node) ? key : name)
  }
  visit(root, '')
  return counts
}

/** Which kind of component a node could be. Small ones are shorter inline. */
function sectionOf(node: object, key: string): Section | undefined {
  if (/^[45]\d\d$/.test(key)) return 'responses'
  const { type, properties, enum: values, in: location, schema } = recordOf(node)
  if (typeof location === 'string' && schema !== undefined) return 'parameters'
  if (type === 'object' && typeof properties === 'object') {
    return Object.keys(properties ?? {}).length > 1 ? 'schemas' : undefined
  }
  return Array.isArray(values) && values.length > 6 ? 'schemas' : undefined
}

/** Words that could name a node: its operation, then its innermost member. */
function placeOf(parent: object, key: string, name: string, place: string): string {
  if (key === 'properties' || key === '$defs') return name
  if ('operationId' in parent) return String(parent.operationId).replace(/Controller|\[\d+\]/g, '')
  return name === 'items' ? place.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : place
}

function nameOf(node: JsonObject, section: Section, place: string): string {
  if (section === 'parameters') return pascal(String(node.name))
  if (section === 'responses') return errorName(node)
  const properties = recordOf(node.properties)
  const object = recordOf(properties.object).const
  if (object !== 'list') return pascal(String(object ?? place)) || 'Shape'
  const item = recordOf(recordOf(recordOf(properties.data).items).properties)
  return `${pascal(String(recordOf(item.object).const ?? place))}List`
}

/** Error responses are named by their codes. */
function errorName({ description }: JsonObject): string {
  const codes = [...String(description).matchAll(/^`([^`]+)`:/gm)].map(([, code = '']) => pascal(code))
  return codes.join('Or')
}

function pascal(text: string): string {
  return text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name}${count}`)) count += 1
  return `${name}${count}`
}

function mapValues<T>(object: object, map: (value: unknown, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]))
}

function sorted(named: ReadonlyMap<string, unknown>): JsonObject {
  return Object.fromEntries([...named].sort(([one], [other]) => (one < other ? -1 : 1)))
}
