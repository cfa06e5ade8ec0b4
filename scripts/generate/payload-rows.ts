import { code } from './markdown.ts'

type Json = Readonly<Record<string, unknown>>

/** The members of an object schema as table rows, those of nested objects and lists under dotted names. */
export function payloadRows(schema: object, prefix = ''): string[][] {
  return objectsIn(schema as Json).flatMap((object) => {
    const required = new Set(object.required as string[] | undefined)
    const properties = Object.entries((object.properties ?? {}) as Record<string, Json>)
    return properties.flatMap(([name, member]) => {
      const at = `${prefix}${name}`
      const isList = itemsOf(member) !== undefined
      return [
        [code(at), typeOf(member), required.has(name) ? 'yes' : 'no'],
        ...payloadRows(itemsOf(member) ?? member, isList ? `${at}[].` : `${at}.`),
      ]
    })
  })
}

/** The object shapes that a value may have. */
function objectsIn(schema: Json): Json[] {
  const own = schema.properties === undefined ? [] : [schema]
  return [...own, ...partsOf(schema).flatMap(objectsIn)]
}

function itemsOf(schema: Json): Json | undefined {
  if (schema.items !== undefined) return schema.items as Json
  return partsOf(schema)
    .map(itemsOf)
    .find((items) => items !== undefined)
}

function partsOf(schema: Json): Json[] {
  return ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (schema[keyword] as Json[] | undefined) ?? [])
}

function typeOf(schema: Json): string {
  const { type, format, const: constant, enum: values, anyOf, oneOf, patternProperties } = schema
  if ('const' in schema) return code(JSON.stringify(constant))
  if (Array.isArray(values)) return values.map((value) => code(JSON.stringify(value))).join(', ')
  const alternatives = (anyOf ?? oneOf) as Json[] | undefined
  if (alternatives !== undefined) return [...new Set(alternatives.map(typeOf))].join(' or ')
  if (type === 'array') return `list of ${typeOf((schema.items ?? {}) as Json)}`
  if (patternProperties !== undefined) {
    return `object of ${Object.values(patternProperties as Record<string, Json>)
      .map(typeOf)
      .join(' or ')}`
  }
  if (format === 'date-time') return 'timestamp'
  return typeof type === 'string' ? type : 'anything'
}
