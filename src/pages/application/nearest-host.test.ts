import { expect, test } from 'vitest'
import { nearestTo } from './nearest-host.ts'

const hosts = [
  'app.example.com',
  'app.staging.example.com',
  'example.org',
  'a.example.net',
  'b.example.net',
  '10.0.0.7',
]

test.each([
  ['auth.example.com', 'app.example.com'],
  ['auth.staging.example.com', 'app.staging.example.com'],
  ['app.staging.example.com', 'app.staging.example.com'],
  ['login.example.org', 'example.org'],
  ['10.0.0.7', '10.0.0.7'],
])('%s is nearest to %s', (host, nearest) => {
  expect(nearestTo(host, hosts, (each) => each)).toBe(nearest)
})

test.each(['auth.example.net', 'auth.contoso.com', 'other.github.io', '10.0.0.8', 'localhost', 'com', ''])(
  'nothing is nearest to %j',
  (host) => {
    expect(nearestTo(host, [...hosts, 'northwind.github.io'], (each) => each)).toBeUndefined()
  },
)
