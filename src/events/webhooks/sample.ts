import type { TSchema } from 'typebox'
import type { Context } from '#platform/context.ts'

interface JsonSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  allOf?: readonly JsonSchema[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  format?: string
}

type Source = Pick<Context, 'now' | 'newId'>

/** A value that a schema describes: every member present, the first of alternatives, one item a list. Recognizably made up. */
export function sampleOf(schema: TSchema, source: Source): unknown {
  return sample(schema, '', source)
}

function sample(schema: JsonSchema, name: string, source: Source): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first !== undefined) return sample(first, name, source)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sample(part, name, source)))
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(schema.properties ?? {})
      return Object.fromEntries(members.map(([member, of]) => [member, sample(of, member, source)]))
    }
    case 'array':
      return schema.items === undefined ? [] : [sample(schema.items, name, source)]
    case 'string':
      return sampleText(name, schema.format, source)
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return 1
    default:
      return null
  }
}

function sampleText(name: string, format: string | undefined, { now, newId }: Source): string {
  if (format === 'date-time') return now().toISOString()
  if (/(^|_)id$/.test(name)) return newId('test')
  if (name.includes('email')) return 'test@example.com'
  if (/ur[il]$/.test(name)) return 'https://example.com/test'
  if (name.endsWith('domain')) return 'example.com'
  return name === 'ip_address' ? '203.0.113.1' : 'test'
}
