import { expect, test } from 'vitest'
import { parseAddress } from '../ip/ip-address.ts'
import { createOutgoingClient } from './client.ts'
import { OutgoingError } from './errors.ts'
import { isPublicAddress } from './public-address.ts'

const production = createOutgoingClient({ allowLoopback: false, allowNetworks: [] })
const development = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })

function refusal(check: () => unknown): string {
  try {
    check()
  } catch (error) {
    if (error instanceof OutgoingError) return error.reason
    throw error
  }
  return 'accepted'
}

const forbiddenHosts: Record<string, string[]> = {
  'link-local 169.254/16': [
    '169.254.169.254',
    '169.254.0.0',
    '169.254.255.255',
    '2852039166',
    '0xa9fea9fe',
    '0xA9.0xFE.0xA9.0xFE',
    '0251.0376.0251.0376',
    '025177524776',
    '169.254.43518',
    '169.16689662',
    '0xa9.254.0251.254',
    '１６９.２５４.１６９.２５４',
    '①⑥⑨.②⑤④.①⑥⑨.②⑤④',
    '169。254。169。254',
    '169．254．169．254',
    '169｡254｡169｡254',
    '169.254.169.254.',
    '%31%36%39.254.169.254',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[0:0:0:0:0:ffff:a9fe:a9fe]',
    '[::169.254.169.254]',
    '[64:ff9b::169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::a9fe:a9fe]',
    '[::ffff:0:169.254.169.254]',
    '[2002:a9fe:a9fe::]',
    '[2002:a9fe:a9fe::1]',
    '[2001:0:a9fe:a9fe::5601:5601]',
    '[2001:0:808:808::5601:5601]',
    '[2001:0:a9fe:a9fe::f7f7:f7f7]',
  ],
  'link-local fe80::/10': ['[fe80::1]', '[FE80:0:0:0:0:0:0:1]', '[febf:ffff::1]', '[fec0::1]'],
  'private 10/8': ['10.0.0.0', '10.255.255.255', '10.1', '012.1.1.1', '0x0a000001', '167772161', '[::ffff:10.0.0.1]'],
  'private 172.16/12': [
    '172.16.0.1',
    '172.31.255.255',
    '0xac.16.1',
    '2886729729',
    '[::ffff:ac10:1]',
    '[2002:ac10:1::]',
  ],
  'private 192.168/16': ['192.168.0.1', '192.168.257', '0300.0250.0.1', '3232235521', '[64:ff9b::192.168.0.1]'],
  'shared 100.64/10': ['100.64.0.1', '100.127.255.255', '100.100.100.200', '0x64.0x40.1', '1681915905'],
  'unique local fc00::/7': ['[fc00::1]', '[fd00:ec2::254]', '[fdff:ffff::1]'],
  'this network 0/8': ['0.0.0.0', '0', '0.1.2.3', '00', '0x0', '[::]', '[::0.0.0.0]', '[::ffff:0.0.0.0]'],
  'loopback 127/8 and ::1': [
    '127.0.0.1',
    '127.255.255.254',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '１２７.０.０.１',
    '127。0。0。1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'api.localhost',
    'ｌｏｃａｌｈｏｓｔ',
  ],
  multicast: ['224.0.0.1', '239.255.255.255', '0xe0000001', '[ff02::1]', '[ff00::]', '[::ffff:224.0.0.1]'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255', '4294967295', '0xffffffff', '[::ffff:255.255.255.255]'],
  'benchmark 198.18/15': ['198.18.0.1', '198.19.255.255', '0xc6.0x12.1', '[2001:2::1]'],
  'protocol assignments 192.0.0/24': ['192.0.0.1', '192.0.0.192', '0300.0.1', '192.88.99.1', '[2001:1::1]'],
  documentation: [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '[2001:db8::1]',
    '[3fff::1]',
    '[2001:10::1]',
    '[2001:20::1]',
  ],
  'not global unicast IPv6': ['[100::1]', '[4000::1]', '[5f00::1]', '[::2]', '[e000::1]'],
  'a host agent on a public address': ['168.63.129.16'],
}

for (const [range, hosts] of Object.entries(forbiddenHosts)) {
  test.each(hosts)(`E-2: ${range}: no URL with host %s can be stored`, (host) => {
    for (const url of [`http://${host}/`, `https://${host}:8443/hook?x=1`]) {
      expect(refusal(() => production.checkUrl(url))).toBe('forbidden_address')
    }
  })
}

test.each([
  'https://example.com/hook?a=b',
  'http://example.com:8080',
  'https://müller.example/',
  'https://8.8.8.8/',
  'https://172.15.255.255/',
  'https://172.32.0.1/',
  'https://100.63.255.255/',
  'https://100.128.0.1/',
  'https://223.255.255.255/',
  'https://[2606:4700:4700::1111]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[64:ff9b::8.8.8.8]/',
  'https://[2002:808:808::1]/',
  'https://[2001:0:808:808::f7f7:f7f7]/',
  'https://localhost.example.com/',
  'https://no-such-host.invalid/',
])('E-2: %s is public and needs no DNS answer to be stored', (url) => {
  expect(refusal(() => production.checkUrl(url))).toBe('accepted')
})

test.each([
  'http://127.0.0.1:4000/',
  'http://127.9.9.9/',
  'http://0x7f.1/',
  'http://[::1]:4000/',
  'http://localhost/',
  'http://a.localhost/',
])('E-2: development allows loopback: %s', (url) => {
  expect(refusal(() => development.checkUrl(url))).toBe('accepted')
})

test.each(
  Object.entries(forbiddenHosts).flatMap(([range, hosts]) => (range.startsWith('loopback') ? [] : hosts.slice(0, 1))),
)('E-2: development allows nothing else: %s', (host) => {
  expect(refusal(() => development.checkUrl(`http://${host}/`))).toBe('forbidden_address')
})

test.each(['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[::127.0.0.1]'])(
  'E-2: development does not take a translated address for loopback: %s',
  (host) => {
    expect(refusal(() => development.checkUrl(`http://${host}/`))).toBe('forbidden_address')
  },
)

test('E-2: an operator allows named networks and no others', () => {
  const client = createOutgoingClient({ allowLoopback: false, allowNetworks: ['10.20.0.0/16', 'fd00:1::/32'] })
  expect(refusal(() => client.checkUrl('https://10.20.255.1/'))).toBe('accepted')
  expect(refusal(() => client.checkUrl('https://[fd00:1::9]/'))).toBe('accepted')
  expect(refusal(() => client.checkUrl('https://10.21.0.1/'))).toBe('forbidden_address')
  expect(refusal(() => client.checkUrl('https://[fd00:2::9]/'))).toBe('forbidden_address')
  expect(refusal(() => client.checkUrl('https://127.0.0.1/'))).toBe('forbidden_address')
})

test.each(['10.0.0.0', '10.0.0.0/33', '010.0.0.0/8', 'intranet/8', '', '::/129'])(
  'E-2: the allow list takes no "%s", which could mean another network than it seems',
  (network) => {
    expect(() => createOutgoingClient({ allowLoopback: false, allowNetworks: [network] })).toThrow(TypeError)
  },
)

test.each(['999.1.1.1', 'fe80::1%eth0x y', '', '1.2.3', '0x7f000001'])(
  'E-2: %j from a resolver is no address and so not allowed',
  (text) => {
    expect(parseAddress(text)).toBeUndefined()
  },
)

test('E-2: a zone does not hide a link-local address', () => {
  const address = parseAddress('fe80::1%eth0')
  expect(address && isPublicAddress(address)).toBe(false)
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://example.com/',
  'gopher://example.com/',
  'ws://example.com/',
  'unix:/run/docker.sock',
  'blob:https://example.com/x',
])('E-1: %s is not http', (url) => {
  expect(refusal(() => production.checkUrl(url))).toBe('forbidden_scheme')
})

test.each([
  '',
  'example.com',
  '/hook',
  '//example.com/',
  'https://',
  'https:example.com',
  'https:/example.com',
  'https:///example.com',
  'https:\\\\example.com',
  'https://example.com\\@10.0.0.1/',
  'https://user:secret@example.com/',
  'https://user@example.com/',
  'https://@example.com/',
  'https://:@example.com/',
  'https://8.8.8.8@10.0.0.1/',
  'https://example.com:0/',
  'https://example.com:00/',
  'https://example.com:65536/',
  'https://example.com:8a/',
  'https://exa mple.com/',
  ' https://example.com/',
  'https://example.com/ ',
  'https://exam\tple.com/',
  'https://example.com/\r\nHost: x',
  'https://example.com/\u0000',
  'https://1.2.3.4.5/',
  'https://256.256.256.256/',
  'https://0x100000000/',
  'https://[::1/',
  'https://[fe80::1%25eth0]/',
  'https://[::ffff:1.2.3]/',
  'https://example..com/',
  'https://.example.com/',
  `https://${'a'.repeat(64)}.com/`,
  `https://${'a.'.repeat(127)}com/`,
  'https://exa%00mple.com/',
  'https://example.com%2f@10.0.0.1/',
  'https://ex{ample.com/',
])('E-1: %j is refused as unparsable or ambiguous', (url) => {
  expect(refusal(() => production.checkUrl(url))).toBe('invalid_url')
})

test('E-1: a URL of more than 8,000 characters is refused', () => {
  expect(refusal(() => production.checkUrl(`https://example.com/${'a'.repeat(7_980)}`))).toBe('accepted')
  expect(refusal(() => production.checkUrl(`https://example.com/${'a'.repeat(7_981)}`))).toBe('invalid_url')
})

test('E-1: the parts of a checked URL are those that the parser read', () => {
  expect(development.checkUrl('HTTPS://EXAMPLE.com:443/a/../b?c=d#e')).toEqual({
    href: 'https://example.com/b?c=d#e',
    protocol: 'https:',
    host: 'example.com',
    hostname: 'example.com',
    isAddress: false,
    port: 443,
    path: '/b?c=d',
  })
  expect(development.checkUrl('http://0x7f.1:8080')).toMatchObject({
    host: '127.0.0.1:8080',
    isAddress: true,
    port: 8080,
  })
  expect(development.checkUrl('http://[0::1]/')).toMatchObject({ host: '[::1]', hostname: '::1', port: 80, path: '/' })
})

test('E-5: browsers are sent to https only, in development also to http on loopback', () => {
  expect(refusal(() => production.checkBrowserUrl('https://idp.example.com/authorize'))).toBe('accepted')
  expect(refusal(() => production.checkBrowserUrl('http://idp.example.com/authorize'))).toBe('forbidden_scheme')
  expect(refusal(() => production.checkBrowserUrl('http://localhost/authorize'))).toBe('forbidden_address')
  expect(refusal(() => development.checkBrowserUrl('http://idp.example.com/authorize'))).toBe('forbidden_scheme')
  expect(refusal(() => development.checkBrowserUrl('http://127.0.0.1.example.com/'))).toBe('forbidden_scheme')
  for (const host of ['localhost:9', '127.0.0.1', '[::1]']) {
    expect(refusal(() => development.checkBrowserUrl(`http://${host}/authorize`))).toBe('accepted')
  }
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'JavaScript://example.com/%0aalert(1)']) {
    expect(refusal(() => development.checkBrowserUrl(url))).toBe('forbidden_scheme')
  }
})

test('a refusal says nothing about the network', () => {
  const messages = ['http://10.1.2.3/', 'http://localhost/', 'file:///etc/passwd', 'http://a:b@c/'].map((url) => {
    try {
      return production.checkUrl(url).href
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(messages.join(' ')).not.toMatch(/10\.1\.2\.3|127|localhost|passwd|a:b/)
})
