import { expect, test } from 'vitest'
import type { Resource } from '../resource.ts'
import { groupType, userType } from '../schemas/resource-type.ts'
import { enterprise, refusalOf } from '../scim.fixture.ts'
import { project } from './project.ts'
import { isReturned, readProjection } from './projection.ts'

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise]
const ada: Resource = {
  schemas,
  id: 'U1',
  userName: 'ada',
  password: 'never kept, and never shown',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: 'a@x.example', type: 'work' }, { value: 'b@x.example' }],
  [enterprise]: { department: 'Research', costCenter: 'C1' },
  Custom: 1,
  meta: { resourceType: 'User', version: 'W/"1"' },
}
const { password: _, ...visible } = ada
const always = { schemas, id: 'U1' }

const projections: readonly (readonly [parameters: Record<string, unknown>, shown: Resource])[] = [
  [{}, visible],
  [{ attributes: '' }, visible],
  [{ attributes: 'userName' }, { ...always, userName: 'ada' }],
  [{ attributes: 'USERNAME, id' }, { ...always, userName: 'ada' }],
  [{ attributes: ['userName', 'custom'] }, { ...always, userName: 'ada', Custom: 1 }],
  [{ attributes: 'name.givenName' }, { ...always, name: { givenName: 'Ada' } }],
  [{ attributes: 'name,name.givenName' }, { ...always, name: ada.name }],
  [{ attributes: 'emails.value' }, { ...always, emails: [{ value: 'a@x.example' }, { value: 'b@x.example' }] }],
  [{ attributes: `${enterprise}:department` }, { ...always, [enterprise]: { department: 'Research' } }],
  [{ attributes: enterprise }, { ...always, [enterprise]: ada[enterprise] }],
  [{ attributes: `${schemas[0]}:userName` }, { ...always, userName: 'ada' }],
  [{ attributes: 'password' }, always],
  [{ attributes: 'nothing,a b,__proto__' }, always],
  [
    { excludedAttributes: 'id,schemas,meta' },
    Object.fromEntries(Object.entries(visible).filter(([name]) => name !== 'meta')),
  ],
  [
    { attributes: 'name,userName', excludedAttributes: 'name.familyName' },
    { ...always, userName: 'ada', name: { givenName: 'Ada' } },
  ],
  [{ attributes: 'userName', excludedAttributes: 'userName' }, always],
]

test.each(projections)('%j', (parameters, shown) => {
  expect(project(ada, readProjection(parameters, userType), userType)).toEqual(shown)
})

test('members are read only for answers that have them', () => {
  const isShown = (parameters: Record<string, unknown>) => isReturned('members', readProjection(parameters, groupType))
  expect(isShown({})).toBe(true)
  expect(isShown({ attributes: 'displayName' })).toBe(false)
  expect(isShown({ attributes: 'displayName,Members.value' })).toBe(true)
  expect(isShown({ excludedAttributes: 'members' })).toBe(false)
  expect(isShown({ excludedAttributes: 'members.display' })).toBe(true)
})

test('too many names, and what is no text, are refused', () => {
  const read = (attributes: unknown) => refusalOf(() => readProjection({ attributes }, userType))
  expect(read('a,'.repeat(101))).toBe('400 invalidValue')
  expect(read([7])).toBe('400 invalidValue')
  expect(read({})).toBe('400 invalidValue')
})
