import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { typeOf } from './type-of.ts'

test.each([
  [Type.String(), 'string'],
  [Type.Integer({ minimum: 1 }), 'number'],
  [Type.Literal('list'), '"list"'],
  [Type.Enum(['a', 'b']), '"a" | "b"'],
  [Type.Union([Type.String(), Type.Null()]), 'string | null'],
  [Type.Array(Type.Union([Type.String(), Type.Null()])), 'readonly (string | null)[]'],
  [Type.Object({ id: Type.String(), name: Type.Optional(Type.String()) }), '{ id: string; name?: string }'],
  [Type.Object({ 'content-type': Type.Boolean() }), '{ "content-type": boolean }'],
  [Type.Record(Type.String(), Type.Integer()), 'Readonly<Record<string, number>>'],
  [{ $ref: '#/components/schemas/User' }, 'User'],
  [Type.Unknown(), 'unknown'],
])('the type of a schema says what the schema lets pass: %j', (schema, expected) => {
  expect(typeOf(schema)).toBe(expected)
})
