import { expect, test } from 'vitest'
import { matchesRedirectUri, refuseRedirectUri } from './redirect-uri.ts'

test.each([
  'https://app.example.com/callback',
  'https://app.example.com',
  'https://app.example.com:8443/callback?tenant=1',
  'http://localhost:3000/callback',
  'http://127.0.0.1:3000/',
  'http://[::1]:3000/',
  'myapp://callback',
  'com.example.app:/callback',
  'https://*.example.com/callback',
  'https://pr-*-app.example.com/callback',
  'https://pr-*.preview.example.co.uk:8443/callback',
  'http://localhost:*/callback',
])('[A-1] %s can be registered, in production too', (uri) => {
  expect([refuseRedirectUri(uri, false), refuseRedirectUri(uri, true)]).toEqual([undefined, undefined])
})

test.each([
  // No absolute address.
  '',
  '/callback',
  '//app.example.com/callback',
  'app.example.com/callback',
  'https://',
  // Schemes that run or show what is in them.
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://app.example.com/x',
  'file:///etc/passwd',
  'about:blank',
  // Parts that hide where it leads.
  'https://app.example.com/callback#fragment',
  'https://app.example.com/callback#',
  'https://user@app.example.com/callback',
  'https://user:password@app.example.com/callback',
  'https://app.example.com\\@evil.example/callback',
  'https:\\\\app.example.com/callback',
  ' https://app.example.com/callback',
  'https://app.example.com/callback\n',
  'https://app.example.com/call back',
  'https://app.example.com/\tcallback',
  'https://app.exämple.com/callback',
  'https://app.example.com/\u202ecallback',
  `https://app.example.com/${'x'.repeat(2_048)}`,
  // Wildcards that match more than a label of a domain with an owner.
  'https://*/callback',
  'https://*.com/callback',
  'https://*.co.uk/callback',
  'https://*.vercel.app/callback',
  'https://pr-*-app.github.io/callback',
  'https://*.example.com/*',
  'https://**.example.com/callback',
  'https://app.*.example.com/callback',
  'https://app.example.*/callback',
  'https://example.com/*',
  'https://example.com/callback?x=*',
  'https://*.example.com.',
  'https://*@app.example.com/callback',
  'https://app.example.com:*/callback',
  'https://localhost.example.com:*/callback',
  'http://*:3000/callback',
  'myapp://*/callback',
  '*',
  'https*://app.example.com/callback',
])('[A-1] [E-5] %j cannot be registered, in development either', (uri) => {
  expect(refuseRedirectUri(uri, false)).toEqual(expect.any(String))
  expect(refuseRedirectUri(uri, true)).toEqual(expect.any(String))
})

test.each(['http://app.example.com/callback', 'http://*.example.com/callback', 'http://192.168.0.1/callback'])(
  '[A-1] %s can be registered in development only',
  (uri) => {
    expect(refuseRedirectUri(uri, false)).toEqual(expect.any(String))
    expect(refuseRedirectUri(uri, true)).toBeUndefined()
  },
)

test.each([
  ['https://app.example.com/callback', 'https://app.example.com/callback'],
  ['https://*.example.com/callback', 'https://preview.example.com/callback'],
  ['https://pr-*-app.example.com/callback', 'https://pr-12-app.example.com/callback'],
  ['https://pr-*-app.example.com/callback', 'https://pr-a_b-c-app.example.com/callback'],
  ['http://localhost:*/callback', 'http://localhost:3000/callback'],
  ['http://localhost:*/callback', 'http://localhost:65535/callback'],
])('[A-1] %s matches %s', (registered, uri) => {
  expect(matchesRedirectUri(registered, uri)).toBe(true)
})

test.each([
  ['https://app.example.com/callback', 'https://app.example.com/callback/'],
  ['https://app.example.com/callback', 'https://app.example.com/Callback'],
  ['https://app.example.com/callback', 'HTTPS://app.example.com/callback'],
  ['https://app.example.com/callback', 'https://APP.example.com/callback'],
  ['https://app.example.com/callback', 'https://app.example.com:443/callback'],
  ['https://app.example.com/callback', 'https://app.example.com./callback'],
  ['https://app.example.com/callback', 'http://app.example.com/callback'],
  ['https://app.example.com/callback', 'https://app.example.com/callback?x=1'],
  ['https://app.example.com/callback', 'https://app.example.com/callback?'],
  ['https://app.example.com/callback', 'https://app.example.com/callback#'],
  ['https://app.example.com/callback', 'https://app.example.com/./callback'],
  ['https://app.example.com/callback', 'https://app.example.com/x/../callback'],
  ['https://app.example.com/callback', 'https://app.example.com/%63allback'],
  ['https://app.example.com/callback', 'https://app.example.com//callback'],
  ['https://app.example.com/callback', 'https://user@app.example.com/callback'],
  ['https://app.example.com/callback', 'https://app.example.com/callback\n'],
  ['https://app.example.com/callback', 'https://app.example.com.evil.example/callback'],
  ['https://*.example.com/callback', 'https://.example.com/callback'],
  ['https://*.example.com/callback', 'https://a.b.example.com/callback'],
  ['https://*.example.com/callback', 'https://evil.example/.example.com/callback'],
  ['https://*.example.com/callback', 'https://evil.example?.example.com/callback'],
  ['https://*.example.com/callback', 'https://evil.example#.example.com/callback'],
  ['https://*.example.com/callback', 'https://evil.example\\.example.com/callback'],
  ['https://*.example.com/callback', 'https://user@evil.example.com/callback'],
  ['https://*.example.com/callback', 'https://a%2eb.example.com/callback'],
  ['https://*.example.com/callback', `https://${'a'.repeat(64)}.example.com/callback`],
  ['https://*.example.com/callback', 'https://example.com/callback'],
  ['https://pr-*-app.example.com/callback', 'https://pr--app.example.com/callback'],
  ['https://pr-*-app.example.com/callback', 'https://pr-app.example.com/callback'],
  ['http://localhost:*/callback', 'http://localhost:/callback'],
  ['http://localhost:*/callback', 'http://localhost/callback'],
  ['http://localhost:*/callback', 'http://localhost:123456/callback'],
  ['http://localhost:*/callback', 'http://localhost:3000@evil.example/callback'],
  ['http://localhost:*/callback', 'http://localhost:3000/x/callback'],
])('[A-1] %s does not match %j', (registered, uri) => {
  expect(matchesRedirectUri(registered, uri)).toBe(false)
})
