import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusalOf } from '../scim.fixture.ts'
import type { MemberChange } from './member-changes.ts'
import { patchGroup } from './patch-group.ts'
import { readOperations } from './read-operations.ts'

const group = { displayName: 'Engineering', externalId: 'G-1' }

function patched(operations: unknown[]) {
  return patchGroup(group, readOperations({ Operations: operations }), 'G1')
}

const none: MemberChange = { kind: 'none' }
const change = (add: string[], remove: string[]): MemberChange => ({ kind: 'change', add, remove })
const replace = (...ids: string[]): MemberChange => ({ kind: 'replace', ids })

const memberPatches: readonly (readonly [what: string, operations: unknown[], members: MemberChange])[] = [
  ['no members', [{ op: 'replace', path: 'displayName', value: 'Engineering' }], none],
  ['members added', [{ op: 'Add', path: 'members', value: [{ value: 'a' }, { value: 'b' }] }], change(['a', 'b'], [])],
  [
    'one member added as object',
    [{ op: 'add', path: 'members', value: { value: 'a', display: 'A' } }],
    change(['a'], []),
  ],
  ['one member added as text', [{ op: 'add', path: 'Members', value: 'a' }], change(['a'], [])],
  ['members added without path', [{ op: 'add', value: { members: [{ value: 'a' }] } }], change(['a'], [])],
  [
    'members of the core schema',
    [{ op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:Group:members', value: 'a' }],
    change(['a'], []),
  ],
  [
    'a member by its address',
    [{ op: 'add', path: 'members', value: [{ $ref: 'https://x/Users/a' }] }],
    change(['a'], []),
  ],
  ['a member twice', [{ op: 'add', path: 'members', value: ['a', 'a'] }], change(['a'], [])],
  ['members removed by filter', [{ op: 'remove', path: 'members[value eq "a"]' }], change([], ['a'])],
  [
    'members removed by several ids',
    [{ op: 'remove', path: 'members[value eq "a" or value eq "b"]' }],
    change([], ['a', 'b']),
  ],
  ['the value of a member removed', [{ op: 'remove', path: 'members[value eq "a"].value' }], change([], ['a'])],
  [
    'members removed by value as Entra ID does',
    [{ op: 'Remove', path: 'members', value: [{ value: 'a' }] }],
    change([], ['a']),
  ],
  ['an empty list removed', [{ op: 'Remove', path: 'members', value: [] }], none],
  ['all members removed', [{ op: 'remove', path: 'members' }], replace()],
  ['members replaced', [{ op: 'replace', path: 'members', value: [{ value: 'a' }] }], replace('a')],
  ['members replaced without path', [{ op: 'replace', value: { members: [{ value: 'a' }] } }], replace('a')],
  ['members replaced by none', [{ op: 'replace', path: 'members', value: [] }], replace()],
  ['members replaced by null', [{ op: 'replace', path: 'members', value: null }], replace()],
  [
    'several batches',
    [
      { op: 'Add', path: 'members', value: [{ value: 'a' }] },
      { op: 'Add', path: 'members', value: [{ value: 'b' }] },
      { op: 'Remove', path: 'members', value: [{ value: 'a' }] },
    ],
    change(['b'], ['a']),
  ],
  [
    'changes after a replacement',
    [
      { op: 'replace', path: 'members', value: [{ value: 'a' }, { value: 'b' }] },
      { op: 'remove', path: 'members[value eq "a"]' },
      { op: 'add', path: 'members', value: [{ value: 'c' }] },
    ],
    replace('b', 'c'),
  ],
]

test.each(memberPatches)('%s', (_, operations, members) => {
  expect(patched(operations)).toEqual({ attributes: group, members })
})

test('a renaming of Okta changes the name and neither the id nor the members', () => {
  expect(patched([{ op: 'replace', value: { id: 'G1', displayName: 'Research' } }])).toEqual({
    attributes: { displayName: 'Research', externalId: 'G-1' },
    members: none,
  })
})

test('name and members change in one operation', () => {
  expect(patched([{ op: 'replace', value: { displayName: 'Research', members: ['a'] } }])).toEqual({
    attributes: { displayName: 'Research', externalId: 'G-1' },
    members: replace('a'),
  })
})

const refusals: readonly (readonly [refusal: string, operation: unknown])[] = [
  ['400 invalidValue', { op: 'add', path: 'members', value: [{ value: '' }] }],
  ['400 invalidValue', { op: 'add', path: 'members', value: [{ value: ' ' }] }],
  ['400 invalidValue', { op: 'add', path: 'members', value: [{ display: 'Ada' }] }],
  ['400 invalidValue', { op: 'add', path: 'members', value: [{ value: 'x'.repeat(256) }] }],
  ['400 invalidSyntax', { op: 'add', path: 'members', value: [7] }],
  ['400 invalidValue', { op: 'remove', path: 'displayName' }],
  ['400 invalidValue', { op: 'replace', value: { displayName: '' } }],
  ['400 invalidFilter', { op: 'remove', path: 'members[display eq "Ada"]' }],
  ['400 invalidFilter', { op: 'remove', path: 'members[not (value eq "a")]' }],
  ['400 mutability', { op: 'replace', path: 'members[value eq "a"].display', value: 'Ada' }],
  ['400 mutability', { op: 'replace', path: 'members.display', value: 'Ada' }],
  ['400 mutability', { op: 'replace', path: 'id', value: 'other' }],
  ['400 mutability', { op: 'replace', value: { id: 'other', displayName: 'x' } }],
  ['413', { op: 'add', path: 'members', value: Array.from({ length: 25_001 }, (_, i) => String(i)) }],
]

test.each(refusals)('[D-6] a PATCH of a group is refused by what is wrong with it: %s %j', (refusal, operation) => {
  expect(refusalOf(() => patched([operation]))).toBe(refusal)
})

test('one change does to any members what all operations do in their order', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const ids = fc.array(id, { maxLength: 3 })
  const step = fc.oneof(
    fc.record({ op: fc.constant('add'), path: fc.constant('members'), value: ids }),
    fc.record({ op: fc.constant('remove'), path: fc.constant('members'), value: ids }),
    fc.record({ op: fc.constant('replace'), path: fc.constant('members'), value: ids }),
    fc.constant({ op: 'remove', path: 'members' }),
  )
  fc.assert(
    fc.property(ids, fc.array(step, { minLength: 1, maxLength: 6 }), (present, steps) => {
      const expected = new Set(present)
      for (const each of steps) {
        const value = 'value' in each ? each.value : undefined
        if (each.op === 'replace' || value === undefined) expected.clear()
        for (const member of value ?? []) each.op === 'remove' ? expected.delete(member) : expected.add(member)
      }
      const { members } = patched(steps)
      expect(afterwards(present, members)).toEqual(expected)
    }),
  )
})

function afterwards(present: readonly string[], members: MemberChange): Set<string> {
  if (members.kind === 'replace') return new Set(members.ids)
  if (members.kind === 'none') return new Set(present)
  return new Set([...present, ...members.add].filter((id) => !members.remove.includes(id)))
}
