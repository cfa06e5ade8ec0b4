import { isRecord, recordOf } from '#platform/records.ts'

/** A TypeScript type for a schema of our OpenAPI document: the subset of JSON Schema that TypeBox writes. */
export function typeOf(schema: unknown): string {
  const described = recordOf(schema)
  if (typeof described.$ref === 'string') return described.$ref.slice(described.$ref.lastIndexOf('/') + 1)
  if ('const' in described) return JSON.stringify(described.const)
  if (Array.isArray(described.enum)) return union(described.enum.map((value) => JSON.stringify(value)))
  const branches = described.anyOf ?? described.oneOf
  if (Array.isArray(branches)) return union(branches.map(typeOf))
  if (Array.isArray(described.allOf)) return described.allOf.map(typeOf).join(' & ')
  if (Array.isArray(described.type)) return union(described.type.map((type) => typeOf({ ...described, type })))
  return ofType(described)
}

function ofType(schema: Record<string, unknown>): string {
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return `readonly (${typeOf(schema.items)})[]`
    case 'object':
      return objectType(schema)
    default:
      return isRecord(schema.properties) ? objectType(schema) : 'unknown'
  }
}

function objectType({
  properties,
  required,
  additionalProperties,
  patternProperties,
}: Record<string, unknown>): string {
  const names = Array.isArray(required) ? required : []
  const members = Object.entries(recordOf(properties)).map(
    ([name, schema]) => `${memberName(name)}${names.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  )
  if (members.length > 0) return `{ ${members.join('; ')} }`
  const [pattern] = Object.values(recordOf(patternProperties))
  const values = isRecord(additionalProperties) ? additionalProperties : pattern
  return `Readonly<Record<string, ${values === undefined ? 'unknown' : typeOf(values)}>>`
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'never' : [...new Set(types)].join(' | ')
}

export function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
