import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each([
  'localhost',
  'LocalHost',
  'localhost.',
  'app.localhost',
  'a.b.localhost.',
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '[::ffff:7f00:1]',
])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each([
  '',
  'example.com',
  'localhost.example.com',
  'mylocalhost',
  'localhost..',
  '127.0.0.1.example.com',
  '126.0.0.1',
  '128.0.0.1',
  '0.0.0.0',
  '::',
  '[::]',
  '::2',
  '10.0.0.1',
  '127.1',
  '127.0.0.01',
  '::ffff:10.0.0.1',
])('%j is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false)
})
