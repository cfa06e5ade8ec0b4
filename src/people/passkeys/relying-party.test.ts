import { expect, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { canHavePasskeys } from './relying-party.ts'

const at = (url: string) => canHavePasskeys({ config: { url } } as System)

test.each([
  'https://auth.northwind.example',
  'https://auth.northwind.example:8443',
  'http://localhost:4100',
  'http://auth.localhost:4100',
])('browsers have passkeys at %s', (url) => expect(at(url)).toBe(true))

test.each([
  'http://auth.northwind.example',
  'http://127.0.0.1:4100',
  'http://[::1]:4100',
  'https://192.0.2.7',
  'https://[2001:db8::7]',
  'http://localhost.northwind.example',
])('browsers have no passkeys at %s', (url) => expect(at(url)).toBe(false))
