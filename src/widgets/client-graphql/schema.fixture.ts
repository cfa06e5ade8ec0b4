import {
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { schema } from './schema/schema.ts'

// Vitest gives tests another copy of the library than the server has, which cannot look into its schema.

/** What a type has: members with their types, or choices. */
export interface Shape {
  members?: Readonly<Record<string, string>>
  choices?: readonly string[]
}

export const typeNames = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'))

export function shapeOf(name: string): Shape | undefined {
  const type = schema.getType(name)
  if (isEnumType(type)) return { choices: type.getValues().map((value) => value.name) }
  if (isUnionType(type)) return { choices: type.getTypes().map((each) => each.name) }
  if (!isObjectType(type) && !isInputObjectType(type)) return undefined
  return {
    members: Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)])),
  }
}

export function faultsOf(document: string): readonly string[] {
  return validate(schema, parse(document)).map(({ message }) => message)
}

export const introspectionQuery = getIntrospectionQuery({ descriptions: true })

/** A value of a type of the schema with a text wherever one may stand. */
export function valueFor(type: string, text: string): unknown {
  const name = type.replace(/!$/, '')
  if (name.startsWith('[')) return [valueFor(name.slice(1, -1), text)]
  if (name === 'Int') return text.length
  if (name === 'Boolean') return true
  if (name === 'DateTime') return '2026-01-01T00:00:00Z'
  if (name === 'JSON') return { id: text, response: { clientDataJSON: text, attestationObject: text }, [text]: text }
  const { choices, members } = shapeOf(name) ?? {}
  if (choices !== undefined) return choices[0]
  if (members === undefined) return text
  return Object.fromEntries(Object.entries(members).map(([member, of]) => [member, valueFor(of, text)]))
}
