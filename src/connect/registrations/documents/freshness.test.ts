import { expect, test } from 'vitest'
import { freshSeconds } from './freshness.ts'

const now = new Date('2026-03-01T12:00:00Z')

test.each([
  [{}, 300],
  [{ 'cache-control': 'max-age=3600' }, 3_600],
  [{ 'cache-control': 'public, Max-Age="3600", s-maxage=7200' }, 7_200],
  [{ 'cache-control': 'max-age=3600', age: '600' }, 3_000],
  [{ 'cache-control': 'max-age=1' }, 300],
  [{ 'cache-control': 'max-age=99999999' }, 86_400],
  [{ 'cache-control': 'max-age=-1' }, 300],
  [{ 'cache-control': 'no-cache, max-age=3600' }, 300],
  [{ 'cache-control': 'no-store' }, 300],
  [{ expires: 'Sun, 01 Mar 2026 14:00:00 GMT' }, 7_200],
  [{ expires: 'Sun, 01 Mar 2026 14:00:00 GMT', date: 'Sun, 01 Mar 2026 13:00:00 GMT' }, 3_600],
  [{ expires: '0' }, 300],
  [{ expires: '0', 'cache-control': 'max-age=600' }, 600],
])('a document with %j is fresh for %i s', (headers, seconds) => {
  expect(freshSeconds(headers, now)).toBe(seconds)
})
