import { expect, test } from 'vitest'
import { refusalOf } from '../scim.fixture.ts'
import { groupFields } from './group-fields.ts'
import { readGroup } from './read-group.ts'

test('a group is kept without its members, who are known by their ids', () => {
  const body = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: 'mine',
    DisplayName: 'Engineering',
    externalId: 'G-1',
    custom: { a: 1, b: null },
    Members: [{ value: 'a', display: 'Ada' }, { value: 'b' }, { value: 'a' }],
    meta: { version: 'x' },
  }
  expect(readGroup(body)).toEqual({
    attributes: { displayName: 'Engineering', externalId: 'G-1', custom: { a: 1 } },
    memberIds: ['a', 'b'],
  })
})

test('a group without members has none', () => {
  expect(readGroup({ displayName: 'Engineering' }).memberIds).toEqual([])
  expect(readGroup({ displayName: 'Engineering', members: null }).memberIds).toEqual([])
  expect(readGroup({ displayName: 'Engineering', members: [] }).memberIds).toEqual([])
})

const refusals: readonly (readonly [refusal: string, body: unknown, detail?: string])[] = [
  ['400 invalidSyntax', undefined],
  ['400 invalidValue', {}, "'displayName' is required"],
  ['400 invalidValue', { displayName: null }, "'displayName' is required"],
  ['400 invalidValue', { displayName: '' }, "'displayName' is required"],
  ['400 invalidSyntax', { displayName: 7 }, "'displayName' is expected string, received number"],
  ['400 invalidValue', { displayName: 'x'.repeat(513) }],
  ['400 invalidValue', { displayName: 'x', members: [{ value: '' }] }],
  ['400 invalidValue', { displayName: 'x', members: [{ value: null }] }],
  ['400 invalidSyntax', { displayName: 'x', members: [[]] }],
  ['413', { displayName: 'x', members: Array.from({ length: 25_001 }, (_, i) => ({ value: `u${i}` })) }],
]

test.each(refusals.map(([refusal, body, detail], row) => ({ row, refusal, body, detail })))(
  '[D-6] a group is refused by what is wrong with it: $refusal $detail (row $row)',
  ({ refusal, body, detail }) => {
    expect(refusalOf(() => readGroup(body))).toBe(refusal)
    if (detail !== undefined) expect(() => readGroup(body)).toThrow(detail)
  },
)

test('a group is its external id to the provider, or its name', () => {
  expect(groupFields({ displayName: 'Engineering', externalId: 'G-1' })).toEqual({ idpId: 'G-1', name: 'Engineering' })
  expect(groupFields({ displayName: 'Engineering' })).toEqual({ idpId: 'Engineering', name: 'Engineering' })
})
