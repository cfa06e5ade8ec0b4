import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { PersonalEmail, PersonalMetadata, PersonalText } from './http/fields.ts'
import { withoutPersonal } from './marks.ts'

test('what is marked is replaced at any depth: in lists, alternatives and members of any name', () => {
  const Person = Type.Object({ id: Type.String(), email: PersonalEmail, name: Type.Optional(PersonalText) })
  const Robot = Type.Object({ id: Type.String(), name: Type.String() })
  const schema = Type.Object({
    list: Type.Array(Person),
    either: Type.Union([Person, Robot, Type.Null()]),
    any: Type.Record(Type.String(), Person),
    metadata: PersonalMetadata,
    kept: Type.String(),
  })
  const ada = { id: 'user_1', email: 'ada@northwind.example', name: 'Ada' }
  const erased = { id: 'user_1', email: 'erased@erased.invalid', name: null }

  expect(
    withoutPersonal(
      { list: [ada], either: ada, any: { one: ada }, metadata: { title: 'Countess' }, kept: 'a', undescribed: 'b' },
      schema,
    ),
  ).toEqual({ list: [erased], either: erased, any: { one: erased }, metadata: {}, kept: 'a', undescribed: 'b' })
  expect(withoutPersonal({ either: null }, schema)).toEqual({ either: null })
})
