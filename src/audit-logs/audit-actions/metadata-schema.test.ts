import { expect, test } from 'vitest'
import { compileMetadataSchema, type Metadata, metadataSchemaFault } from './metadata-schema.ts'

const pathsOf = (schema: object, metadata: Metadata) => {
  expect(metadataSchemaFault(schema)).toBeUndefined()
  return compileMetadataSchema(schema)(metadata).map(({ path }) => path)
}

test.each<
  [keyword: string, schema: object, right: (string | number | boolean)[], wrong: (string | number | boolean)[]]
>([
  ['type', { type: 'string' }, ['', 'a'], [1, true]],
  ['type', { type: 'number' }, [1.5], ['1', false]],
  ['type', { type: 'integer' }, [1, 2.0], [1.5, '1']],
  ['type', { type: ['boolean', 'string'] }, [true, ''], [0]],
  ['enum', { enum: ['a', 1] }, ['a', 1], ['1', 'b', true]],
  ['const', { const: 0 }, [0], ['0', false]],
  ['minLength', { minLength: 2 }, ['ab', '😀😀', 1], ['😀', '']],
  ['maxLength', { maxLength: 1 }, ['😀', '', 22], ['ab']],
  ['minimum', { minimum: 1 }, [1, 'a'], [0.9]],
  ['maximum', { maximum: 1 }, [1, 'ab'], [1.1]],
  ['exclusiveMinimum', { exclusiveMinimum: 1 }, [1.1], [1]],
  ['exclusiveMaximum', { exclusiveMaximum: 1 }, [0.9], [1]],
  ['format', { format: 'email', description: 'an address' }, ['none', 1], []],
])('%s of %j', (_keyword, schema, right, wrong) => {
  for (const value of right) expect(pathsOf({ properties: { a: schema } }, { a: value })).toEqual([])
  for (const value of wrong) expect(pathsOf({ properties: { a: schema } }, { a: value })).toEqual(['/a'])
})

test('what is missing or too much is said of the object, what is not described of itself', () => {
  const schema = { type: 'object', properties: { a: {} }, required: ['a', 'toString'], maxProperties: 2 }
  expect(pathsOf(schema, { b: 1 })).toEqual(['', ''])
  expect(pathsOf(schema, { a: 1, toString: 'own', c: 1 })).toEqual([''])
  expect(pathsOf({ minProperties: 1 }, {})).toEqual([''])
  expect(pathsOf({ properties: { a: {} }, additionalProperties: false }, { a: 1, constructor: 2, 'x/~y': 3 })).toEqual([
    '/constructor',
    '/x~1~0y',
  ])
  expect(pathsOf({ additionalProperties: { type: 'number' } }, { a: 1, b: 'c' })).toEqual(['/b'])
})
