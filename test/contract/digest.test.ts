import { expect, test } from 'vitest'
import { api as fixture } from './compare.fixture.ts'
import { factsOf, readDescription, withoutIndex } from './description.ts'
import { readDigest, readDigestFiles, writeDigest } from './digest.ts'
import type { Schema } from './schema.ts'

test('ids lose the index that only newer editions carry', () => {
  expect(withoutIndex('UserlandUsersController_create[0]')).toBe('UserlandUsersController_create')
  expect(withoutIndex('JumpWireWeb.KeyController.rekey')).toBe('JumpWireWeb.KeyController.rekey')
})

test('facts of a schema are what decides if a value is valid; texts stay behind, members called like them do not', () => {
  const description = { type: 'string', maxLength: 9, description: 'What it is.', title: 'Description' }
  const schema = {
    title: 'Thing',
    type: ['object', 'null'],
    properties: { description, example: { example: { items: {} }, enum: ['description'] } },
    required: ['description'],
    additionalProperties: false,
    allOf: [{ 'x-note': 'A note.', not: { required: ['title'], summary: 'Not both.' } }],
    example: { description: 'One.' },
  }
  expect(factsOf(schema)).toEqual({
    type: ['object', 'null'],
    properties: { description: { type: 'string', maxLength: 9 }, example: { enum: ['description'] } },
    required: ['description'],
    additionalProperties: false,
    allOf: [{ not: { required: ['title'] } }],
  })
})

test('an event is distinguished by its name, and the schema of all events refers to it', () => {
  const event = (name: string) => ({ properties: { event: { const: name }, data: { type: 'object', title: name } } })
  const EventSchema = { allOf: [{ type: 'object' }, { oneOf: [event('a.made'), event('b.made')] }] }
  const { events, schemas } = readDescription({ paths: {}, components: { schemas: { EventSchema } } })
  expect([...events.keys()]).toEqual(['a.made', 'b.made'])
  expect(events.get('a.made')).toEqual({ properties: { event: { const: 'a.made' }, data: { type: 'object' } } })
  expect(schemas.EventSchema).toEqual({
    allOf: [
      { type: 'object' },
      { oneOf: [{ $ref: '#/components/events/a.made' }, { $ref: '#/components/events/b.made' }] },
    ],
  })
})

test('what is read from a digest is what was written into it', () => {
  expect(readDigest(writeDigest(fixture))).toEqual(fixture)
})

test('the digest in the repository holds facts alone', () => {
  const { operations, events, schemas } = readDigestFiles()
  const shapes = [...operations.values()].flatMap(({ body, parameters, responses }) => [
    body,
    ...responses.values(),
    ...parameters.map(({ schema }) => schema),
  ])
  const all = [...shapes, ...events.values(), ...Object.values(schemas)].filter((schema) => schema !== undefined)
  expect(all.length).toBeGreaterThan(1000)
  expect(all.filter((schema: Schema) => JSON.stringify(factsOf(schema)) !== JSON.stringify(schema))).toEqual([])
})
