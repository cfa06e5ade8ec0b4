import { type TSchema, Type } from 'typebox'
import { expect, test } from 'vitest'
import {
  api,
  differencesOf,
  listThings,
  putThing,
  refusal,
  Team,
  thing,
  thingsQuery,
  User,
  updateThing,
} from './compare.fixture.ts'
import { compareEvent, compareOperation } from './compare.ts'

const { note: _note, ...thingWithoutNote } = thing

test('an operation as described has no difference and its members are counted', () => {
  expect(differencesOf(listThings())).toEqual([])
  expect(differencesOf(putThing())).toEqual([])
  expect(compareOperation(listThings(), api).members).toBeGreaterThan(12)
})

test.each([
  ['another method', { method: 'PATCH' as const }, ' method: official PUT, ours PATCH'],
  ['another path', { path: '/thing/{id}' }, ' path: official /things/{id}, ours /thing/{id}'],
  [
    'another parameter name in the path',
    { path: '/things/{thing_id}' },
    ' path: official /things/{id}, ours /things/{thing_id}',
  ],
  ['a success status that is not documented', { success: { status: 201 } }, '/201 status: official 200, ours 201'],
  ['no answer', { success: { status: 200 } }, '/200 missing: official a body, ours no body'],
  ['an unknown id', { id: 'Things_replace' }, ' operation: official nothing, ours Things_replace'],
])('%s is a difference', (_case, changes, difference) => {
  expect(differencesOf(putThing(changes))).toContain(difference)
})

test.each([
  ['a missing parameter', { names: undefined }, '/query/names missing: official optional, ours not declared'],
  [
    'a parameter of our own',
    { since: Type.Optional(Type.String()) },
    '/query/since extension: official not declared, ours optional',
  ],
  [
    'a required one of our own',
    { since: Type.String() },
    '/query/since undeclared: official not declared, ours required',
  ],
  [
    'a lost requirement',
    { kind: Type.Optional(Type.String()) },
    '/query/kind required: official required, ours optional',
  ],
  [
    'a new requirement',
    { names: Type.Array(Type.String()) },
    '/query/names required: official optional, ours required',
  ],
  ['another type', { kind: Type.Boolean() }, '/query/kind type: official string, ours boolean'],
  [
    'another type of the items',
    { names: Type.Optional(Type.Array(Type.Integer())) },
    '/query/names/[] type: official string, ours integer',
  ],
  [
    'other values',
    { order: Type.Enum(['asc'], { default: 'asc' }) },
    '/query/order values: official "asc"|"desc", ours "asc"',
  ],
  [
    'another bound',
    { limit: Type.Integer({ minimum: 0, maximum: 100, default: 10 }) },
    '/query/limit minimum: official 1, ours 0',
  ],
  [
    'no bound',
    { limit: Type.Integer({ minimum: 1, default: 10 }) },
    '/query/limit maximum: official 100, ours nothing',
  ],
])('in a query, %s is a difference', (_case, changes, difference) => {
  const query = Object.entries({ ...thingsQuery, ...changes }).flatMap(([name, schema]) =>
    schema ? [[name, schema]] : [],
  )
  expect(differencesOf(listThings({ query: Object.fromEntries(query) }))).toEqual([difference])
})

test.each([
  [
    'a renamed member',
    { ...thingWithoutNote, notes: thing.note },
    [
      '/200/note missing: official required, ours not declared',
      '/200/notes undeclared: official not declared, ours required',
    ],
  ],
  ['another type', { ...thing, id: Type.Integer() }, ['/200/id type: official string, ours integer']],
  ['no type', { ...thing, id: Type.Unknown() }, ['/200/id type: official string, ours anything']],
  [
    'a member that may be missing',
    { ...thing, id: Type.Optional(Type.String()) },
    ['/200/id required: official required, ours optional'],
  ],
  ['a lost null', { ...thing, note: Type.String() }, ['/200/note nullable: official true, ours false']],
  ['a new null', { ...thing, id: thing.note }, ['/200/id nullable: official false, ours true']],
  ['a value less', { ...thing, state: Type.Literal('on') }, ['/200/state values: official "off"|"on", ours "on"']],
  [
    'a value more',
    { ...thing, state: Type.Enum(['on', 'off', 'idle']) },
    ['/200/state values: official "off"|"on", ours "idle"|"off"|"on"'],
  ],
  ['values left open', { ...thing, state: Type.String() }, ['/200/state values: official "off"|"on", ours any']],
  [
    'text instead of a moment',
    { ...thing, created_at: Type.String() },
    ['/200/created_at format: official date-time, ours plain text'],
  ],
  [
    'another type of further members',
    { ...thing, labels: Type.Record(Type.String(), Type.Integer()) },
    ['/200/labels/* type: official string, ours integer'],
  ],
  [
    'no further members',
    { ...thing, labels: Type.Object({ a: Type.String() }) },
    [
      '/200/labels/a undeclared: official not declared, ours required',
      '/200/labels/* missing: official further members of any name, ours only named members',
    ],
  ],
  [
    'an undeclared member',
    { ...thing, extra: Type.Optional(Type.String()) },
    ['/200/extra undeclared: official not declared, ours optional'],
  ],
])('in an answer, %s is a difference', (_case, members, differences) => {
  expect(differencesOf(putThing({ answer: Type.Object(members) }))).toEqual(differences)
})

test('an answer may promise more than the description: always there, one of a list, a moment', () => {
  const answer = Type.Object({ ...thing, id: Type.Literal('one'), nickname: Type.String({ format: 'date-time' }) })
  expect(differencesOf(putThing({ answer }))).toEqual([])
})

test('a request must not narrow what the description allows', () => {
  const body = { ...updateThing, name: Type.Literal('one') }
  expect(differencesOf(putThing({ body }))).toEqual(['/body/name values: official any, ours "one"'])
})

test.each([
  [
    'a renamed member',
    { name: Type.String(), parent_id: updateThing.parent_id, parent: updateThing.parent_name },
    [
      '/body/parent_name missing: official optional, ours not declared',
      '/body/parent extension: official not declared, ours optional',
    ],
  ],
  [
    'a lost requirement',
    { ...updateThing, name: Type.Optional(Type.String()) },
    ['/body/name required: official required, ours optional'],
  ],
  [
    'a default where a member is required',
    { ...updateThing, name: Type.String({ default: 'x' }) },
    ['/body/name required: official required, ours optional'],
  ],
  [
    'a member that only one alternative requires',
    { ...updateThing, parent_id: Type.String() },
    ['/body/parent_id required: official optional, ours required'],
  ],
])('in a request, %s is a difference', (_case, body, differences) => {
  expect(differencesOf(putThing({ body }))).toEqual(differences)
})

test('alternatives with a discriminating member are compared one by one', () => {
  const Nameless = Type.Object({ type: Type.Literal('team') })
  const owner = (schema: TSchema) => differencesOf(putThing({ answer: Type.Object({ ...thing, owner: schema }) }))
  expect(owner(Type.Union([Team, User]))).toEqual([])
  expect(owner(Type.Union([User, Nameless]))).toEqual([
    '/200/owner[type=team]/team_id missing: official required, ours not declared',
  ])
  expect(owner(Type.Union([User]))).toEqual([
    '/200/owner[type=team] missing: official an alternative, ours no such alternative',
  ])
  const Robot = Type.Object({ type: Type.Literal('robot') })
  expect(owner(Type.Union([User, Team, Robot]))).toEqual([
    '/200/owner[type=robot] undeclared: official no such alternative, ours an alternative',
  ])
  const anyone = { user_id: Type.Optional(Type.String()), team_id: Type.Optional(Type.String()) }
  expect(owner(Type.Object({ type: Type.String(), ...anyone }))).toEqual([
    '/200/owner/type discriminator: official tells the alternatives apart, ours does not',
    '/200/owner/type values: official "team"|"user", ours any',
  ])
})

test('codes of errors belong to those documented for the status', () => {
  const found = (...errors: ReturnType<typeof refusal>[]) => differencesOf(putThing({ errors }))
  expect(found(refusal(400, 'taken'), refusal(401, 'anything'), refusal(422, 'ours'))).toEqual([])
  expect(found(refusal(400, 'other'))).toEqual(['/errors/400/other code: official taken|too_long, ours other'])
  expect(found(refusal(400, 'taken', 'oauth'))).toEqual(['/errors/400/taken code: official nothing, ours taken'])
})

test('a code beside a documented message alone is an addition, an OAuth error in its place is not', () => {
  const found = (error: ReturnType<typeof refusal>) => differencesOf(putThing({ errors: [error] }))
  expect(found(refusal(409, 'conflict'))).toEqual([])
  expect(found(refusal(409, 'conflict', 'oauth'))).toEqual([
    '/errors/409/conflict code: official nothing, ours conflict',
  ])
})

test('the payload of an event is compared like an answer', () => {
  const data = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }
  const withEvents = { ...api, events: new Map([['thing.created', { properties: { data } }]]) }
  const pointers = (name: string, schema: Parameters<typeof Type.Object>[0]) =>
    compareEvent({ name, data: Type.Object(schema) }, withEvents).differences.map(({ pointer, aspect }) => [
      pointer,
      aspect,
    ])
  expect(pointers('thing.created', { id: Type.String() })).toEqual([])
  expect(pointers('thing.created', { id: Type.Integer() })).toEqual([['/data/id', 'type']])
  expect(pointers('thing.made', { id: Type.String() })).toEqual([['', 'operation']])
})

test('a description that contains itself comes to an end', () => {
  const official: Record<string, unknown> = {
    type: 'object',
    properties: { parent: { $ref: '#/components/schemas/Node' } },
  }
  const cyclic = {
    ...api,
    events: new Map([['node.created', { properties: { data: official } }]]),
    schemas: { Node: official },
  }
  const ours: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} }
  ours.properties.parent = ours
  expect(compareEvent({ name: 'node.created', data: Type.Unsafe(ours) }, cyclic).differences).toEqual([])
})
