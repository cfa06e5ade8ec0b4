import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A certificate of RFC 5280, signed with its own P-256 key, valid from 2019 until the given time. */
export function selfSigned({ dns, ip, until = '490101000000Z' }: { dns: string; ip?: number[]; until?: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const key: KeyObject = createPrivateKey(privateKey)
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(dns)))
  const name = der(0x30, der(0x31, commonName))
  const altNames = der(0x30, der(0x82, Buffer.from(dns)), ...(ip ? [der(0x87, Buffer.from(ip))] : []))
  const extension = der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, altNames))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...createHash('sha256').update(publicKey).digest().subarray(0, 8)])),
    ecdsaWithSha256,
    name,
    der(0x30, der(0x17, Buffer.from('190101000000Z')), der(0x17, Buffer.from(until))),
    name,
    publicKey,
    der(0xa3, der(0x30, extension)),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, key))
  const pem = der(0x30, body, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n` }
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
