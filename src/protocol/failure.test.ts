import { expect, test } from 'vitest'
import { failureOf, NamedFailure } from './failure.ts'

class MailFailure extends failureOf('MailFailure', { lost: 'The letter was lost.', torn: 'The letter is torn.' }) {}

test('a failure has the name of its class, its cause, and the sentence of the cause', () => {
  const failure = new MailFailure('torn', { page: 3 })
  expect(failure).toBeInstanceOf(NamedFailure)
  expect(failure).toMatchObject({ name: 'MailFailure', reason: 'torn', message: 'The letter is torn.' })
  expect(failure.details).toEqual({ page: 3 })
  expect(new MailFailure('lost').details).toEqual({})
})

test('details can be stored and read, whatever a provider says', () => {
  const { details } = new MailFailure('lost', {
    long: 'x'.repeat(501),
    unstorable: 'a\0b\ud800',
    list: Array.from({ length: 21 }, () => 'a\0'),
  })
  expect(details).toEqual({
    long: 'x'.repeat(500),
    unstorable: 'a\ufffdb\ufffd',
    list: Array.from({ length: 20 }, () => 'a\ufffd'),
  })
})
