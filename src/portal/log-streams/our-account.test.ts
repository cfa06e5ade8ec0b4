import { expect, test } from 'vitest'
import { awsAccountOf } from './our-account.ts'

test('the account of an access key is read from its id, and nothing from an invalid id', () => {
  expect(awsAccountOf('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753')
  for (const id of ['', 'GOOG1EXAMPLE', 'AKIA', 'akiaqnzgkiqy56jq7wml', 'AKIAIOSFODNN7EXAMPL1'])
    expect(awsAccountOf(id)).toBeUndefined()
})
