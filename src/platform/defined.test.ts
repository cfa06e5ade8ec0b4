import { expect, test } from 'vitest'
import { defined } from './defined.ts'

test('members that are undefined are absent, and no other value is left out', () => {
  const members: { a?: number; b: null; c: string; d: boolean; e: number; f: string | undefined } = {
    a: 1,
    b: null,
    c: '',
    d: false,
    e: 0,
    f: undefined,
  }
  const kept = defined(members)
  expect(Object.entries(kept)).toStrictEqual(Object.entries({ a: 1, b: null, c: '', d: false, e: 0 }))
  // Both are refused by the compiler if the types are wrong.
  const optional: { a?: number; f?: string } = kept
  const certain: string = kept.c
  expect([optional.f, certain]).toStrictEqual([undefined, ''])
})
