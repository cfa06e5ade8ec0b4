import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface CreationOptions {
  challenge: string
  rp: { id: string }
  user: { id: string }
}

interface RequestOptions {
  challenge: string
  rpId: string
}

/** A device with one passkey that verifies its owner, and the browser before it on a page of any origin. */
export function createAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16)
  const id = credentialId.toString('base64url')
  let userHandle = ''
  let counter = 0
  const answer = (response: object) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })

  return {
    /** What `navigator.credentials.create` gives. */
    create({ challenge, rp, user }: CreationOptions, origin: string) {
      userHandle = user.id
      // COSE: ES256 on P-256, in CBOR.
      const key = Buffer.concat([hex('a5010203262001215820'), base64url(x), hex('225820'), base64url(y)])
      const authData = Buffer.concat([dataOf(rp.id, 0x45, counter), Buffer.alloc(16), hex('0010'), credentialId, key])
      // CBOR of `{fmt: 'none', attStmt: {}, authData}`.
      const attestation = [
        hex('a363666d74646e6f6e656761747453746d74a068617574684461746158'),
        Buffer.from([authData.length]),
      ]
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: Buffer.concat([...attestation, authData]).toString('base64url'),
        transports: ['internal'],
      })
    },
    /** What `navigator.credentials.get` gives. */
    get({ challenge, rpId }: RequestOptions, origin: string) {
      counter += 1
      const authenticatorData = dataOf(rpId, 0x05, counter)
      const clientDataJSON = clientData('webauthn.get', challenge, origin)
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()])
      return answer({
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle,
      })
    },
  }
}

/** The host, what was verified, and how often the device signed. */
function dataOf(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count])
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function base64url(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
