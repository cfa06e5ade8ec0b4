import { afterEach, expect, test, vi } from 'vitest'
import { mendableError } from './mendable-error.ts'
import { DatabaseUnavailable } from './platform/db/database-unavailable.ts'

afterEach(() => vi.unstubAllEnvs())

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })
const unavailable = new DatabaseUnavailable('No connection to the database could be had.', false, refused)

test.each([
  ['a database of the operator’s own', 'postgres://localhost/gatehouse', 'Check the host and port in DATABASE_URL'],
  ['the packaged database', '', 'see postgres.log in GATEHOUSE_DATA_DIR'],
])('that %s does not answer is said with what to do about it', (_what, url, cure) => {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('DATABASE_URL_FILE', '')

  const message = mendableError(unavailable)

  expect(message).toContain('The database does not answer: connect ECONNREFUSED 127.0.0.1:5432. ')
  expect(message).toContain(cure)
})

test('an error that no operator can mend has no message', () => {
  expect(mendableError(new TypeError('x is not a function'))).toBeUndefined()
  expect(mendableError('thrown text')).toBeUndefined()
})
