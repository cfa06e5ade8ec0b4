import { expect, test } from 'vitest'
import { readCertificate, SamlFailure } from './index.ts'
import { otherKey, providerKey } from './provider.fixture.ts'

const pem = providerKey.certificate
const body = pem.replace(/-----[^-]+-----|\s/g, '')
const { fingerprint } = readCertificate(pem)

test.each([
  ['base64 alone', body],
  ['lines of Windows', pem.replaceAll('\n', '\r\n')],
  [
    'the output of openssl x509 -text',
    `Certificate:\n    Data:\n        Version: 3 (0x2)\n        Issuer: CN=provider\n            Modulus:\n                00:c5:1f:-----\n${pem}`,
  ],
  [
    'the output of openssl pkcs12',
    `Bag Attributes\n    localKeyID: 01 00 00 00\n    friendlyName: Größe\nsubject=CN=provider\nissuer=CN=provider\n${pem}`,
  ],
  ['a text after it', `${pem}\nSent from my phone`],
  ['a key beside it', `${pem}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n`],
])('a certificate is read from %s', (_name, text) => {
  expect(readCertificate(text)).toMatchObject({ fingerprint, pem: expect.stringContaining('BEGIN CERTIFICATE') })
})

test.each([
  ['a chain, of which one would be chosen', pem + otherKey.certificate],
  ['a certificate that was cut off', pem.slice(0, -40)],
  ['text in it', pem.replace('\n', '\nProc-Type: 4,ENCRYPTED\n')],
  ['a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
  ['nothing in it', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
  ['thousands of beginnings', '-----BEGIN CERTIFICATE-----'.repeat(600)],
])('a certificate is refused with %s', (_name, text) => {
  expect(() => readCertificate(text)).toThrow(SamlFailure)
})

test.each(['begins', 'ends'])('a certificate is refused that %s at a time that does not exist', (which) => {
  const der = Buffer.from(body, 'base64')
  // Two times of 13 characters, one after the other: `yymmddhhmmssZ`.
  const begin = der.indexOf(Buffer.from('170d', 'hex')) + (which === 'begins' ? 2 : 17)
  der.write('13', begin + 2)
  expect(() => readCertificate(der.toString('base64'))).toThrow(
    expect.objectContaining({ reason: 'unreadable_certificate' }),
  )
})

test('[S-9] a certificate with a key of a kind that is not known is weak, not a failure of ours', () => {
  // The object identifier of RSA keys, 1.2.840.113549.1.1.1, with another last number.
  const der = Buffer.from(body, 'base64')
  const oid = Buffer.from('06092a864886f70d010101', 'hex')
  der[der.indexOf(oid) + oid.length - 1] = 0x7f
  expect(() => readCertificate(der.toString('base64'))).toThrow(expect.objectContaining({ reason: 'weak_key' }))
})
