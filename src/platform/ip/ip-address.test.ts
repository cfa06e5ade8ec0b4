import { expect, test } from 'vitest'
import { parseEndpoint } from './ip-address.ts'

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1:4711', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
  ['2001:0DB8:0::0001', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:4711', '2001:db8::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['[::ffff:c000:201]:65535', '192.0.2.1'],
  ['fe80::1%eth0', 'fe80::1'],
])('%s is the address %s', (text, address) => {
  expect(parseEndpoint(text)?.toString()).toBe(address)
})

test.each([
  '',
  ' ',
  'unknown',
  '_hidden',
  'example.com',
  'example.com:80',
  '1',
  '1.2',
  '1.2.3.4.5',
  '01.2.3.4',
  '0x1.2.3.4',
  '256.1.1.1',
  '1.2.3.4:',
  '1.2.3.4:x',
  '1.2.3.4:99999',
  '1.2.3.4:1:2',
  '1.2.3.4/8',
  ' 1.2.3.4',
  '1.2.3.4 ',
  '[1.2.3.4]',
  '[::1',
  '::1]',
  '[::1]x',
  '[::1]:',
  '[::1]:65536',
  '[[::1]]',
  ':::',
  '12345::',
  '1.2.3.4\0',
])('%j is no address', (text) => {
  expect(parseEndpoint(text)).toBeUndefined()
})
