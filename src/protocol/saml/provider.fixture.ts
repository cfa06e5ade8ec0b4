import 'reflect-metadata'
import {
  type BinaryLike,
  constants,
  createCipheriv,
  createHash,
  type KeyLike,
  publicEncrypt,
  randomBytes,
  sign as signBytes,
  webcrypto,
  X509Certificate,
} from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'
import { type SignatureAlgorithm, SignedXml } from 'xml-crypto'
import { readCertificate } from './index.ts'
import type { Expectations } from './response/expectations.ts'

/** A key of a provider with its certificate, both in PEM. */
export interface ProviderKey {
  privateKey: string
  certificate: string
}

export async function createProviderKey(days = 365, modulusLength = 2_048): Promise<ProviderKey> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=provider',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date(Date.parse('2026-01-01') + days * 86_400_000),
    signingAlgorithm: algorithm,
    keys,
  })
  return {
    privateKey: await privatePem(keys.privateKey),
    certificate: certificate.toString('pem'),
  }
}

/** A key on a curve of NIST, or one that no signature is accepted with. */
export async function createCurveKey(namedCurve: 'P-256' | 'P-384' | 'Ed25519'): Promise<ProviderKey> {
  const ofNist = { name: 'ECDSA', hash: namedCurve === 'P-256' ? 'SHA-256' : 'SHA-384', namedCurve }
  const algorithm = namedCurve === 'Ed25519' ? { name: 'Ed25519' } : ofNist
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=provider',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
    signingAlgorithm: algorithm,
    keys,
  })
  return { privateKey: await privatePem(keys.privateKey), certificate: certificate.toString('pem') }
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}

export const providerKey = await createProviderKey()
export const otherKey = await createProviderKey()
/** Of the service provider, for what is encrypted for it. */
export const ownKey = await createProviderKey()

export const now = new Date('2026-06-01T12:00:00.000Z')
const acsUrl = 'https://auth.eastwind.example/sso/saml/acs/key'
const spEntityId = 'https://auth.eastwind.example/sso/saml/key'
export const expectations: Expectations & { acsUrl: string; spEntityId: string } = {
  acsUrl,
  spEntityId,
  acsUrls: [acsUrl],
  spEntityIds: [spEntityId],
  idpEntityId: 'https://idp.northwind.example',
  certificates: [readCertificate(providerKey.certificate)],
  decryptionKeys: [ownKey.privateKey],
  allowSha1: false,
  allowMissingNameId: false,
  now,
}

/** How a message is made. Each step may be replaced, so that a test says only what is special. */
export interface Message {
  /** Changes what the provider says, before it signs. */
  says?: (xml: string) => string
  /** What is signed, in this order. The assertion unless given. */
  signs?: readonly ('Assertion' | 'Response')[]
  signing?: Partial<Signing>
  encrypts?: Partial<Encryption>
  /** Changes what was signed, on its way. */
  onItsWay?: (xml: string) => string
  encode?: (xml: string) => string
  /** What the service provider has configured. */
  expected?: Partial<Expectations>
}

export interface Signing {
  key: ProviderKey
  /** The certificate that the message names. */
  named: string | null
  algorithm: string
  digest: string
  canonicalization: string
  transforms: string[]
  /** How the numbers of ECDSA are written. */
  dsaEncoding: 'ieee-p1363' | 'der'
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** The response that every test begins with: what a good provider sends in answer to the request `_request`. */
export function plainResponse(): string {
  const { acsUrl, spEntityId, idpEntityId } = expectations
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="2026-06-01T11:59:58Z" Destination="${acsUrl}" InResponseTo="_request">`,
    `<saml:Issuer>${idpEntityId}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion" Version="2.0" IssueInstant="2026-06-01T11:59:58Z">',
    `<saml:Issuer>${idpEntityId}</saml:Issuer>`,
    '<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@northwind.example</saml:NameID>',
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData InResponseTo="_request" NotOnOrAfter="2026-06-01T12:05:00Z" Recipient="${acsUrl}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    '<saml:Conditions NotBefore="2026-06-01T11:55:00Z" NotOnOrAfter="2026-06-01T12:05:00Z">',
    `<saml:AudienceRestriction><saml:Audience>${spEntityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    '<saml:AuthnStatement AuthnInstant="2026-06-01T11:59:50Z" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>',
    '<saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>ada@northwind.example</saml:AttributeValue></saml:Attribute>',
    '<saml:Attribute Name="groups"><saml:AttributeValue>Engineering</saml:AttributeValue><saml:AttributeValue>Admins</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
    '</saml:Assertion></samlp:Response>',
  ].join('')
}

/** The `SAMLResponse` field. */
export function createMessage({ says, signs = ['Assertion'], signing, encrypts, onItsWay, encode }: Message): string {
  let xml = says === undefined ? plainResponse() : says(plainResponse())
  const inner = signs.filter((each) => each === 'Assertion')
  const outer = signs.filter((each) => each === 'Response')
  for (const name of inner) xml = sign(xml, name, signing)
  if (encrypts !== undefined) xml = encryptAssertion(xml, encrypts)
  for (const name of outer) xml = sign(xml, name, signing)
  if (onItsWay !== undefined) xml = onItsWay(xml)
  return (encode ?? ((text) => Buffer.from(text).toString('base64')))(xml)
}

type Signable = 'Assertion' | 'Response' | 'LogoutRequest' | 'LogoutResponse'

/** Signs the root, or the first assertion in it. */
export function sign(xml: string, name: Signable, options: Partial<Signing> = {}): string {
  const {
    key = providerKey,
    named = key.certificate,
    algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest = 'http://www.w3.org/2001/04/xmlenc#sha256',
    canonicalization = exclusive,
    transforms = [enveloped, exclusive],
    dsaEncoding = 'ieee-p1363',
  } = options
  const signed = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: algorithm,
    canonicalizationAlgorithm: canonicalization,
    getKeyInfoContent: () =>
      named === null
        ? null
        : `<X509Data><X509Certificate>${named.replace(/-----[^-]+-----|\s/g, '')}</X509Certificate></X509Data>`,
  })
  const added = /#(ecdsa|rsa)-(sha1|sha256|sha384)$/.exec(algorithm)
  if (added !== null) signed.SignatureAlgorithms[algorithm] = signerOf(algorithm, added[2] ?? '', dsaEncoding)
  signed.HashAlgorithms['http://www.w3.org/2001/04/xmldsig-more#sha384'] = Sha384
  const path = name === 'Assertion' ? "/*/*[local-name(.)='Assertion']" : `/*[local-name(.)='${name}']`
  signed.addReference({ xpath: path, digestAlgorithm: digest, transforms })
  signed.computeSignature(xml, { location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } })
  return signed.getSignedXml()
}

function signerOf(name: string, hash: string, dsaEncoding: Signing['dsaEncoding']): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName = () => name
    getSignature = (signedInfo: BinaryLike, key: KeyLike) =>
      signBytes(hash, Buffer.from(String(signedInfo)), { key: key as string, dsaEncoding }).toString('base64')
    verifySignature = () => false
  }
}

class Sha384 {
  getAlgorithmName = () => 'http://www.w3.org/2001/04/xmldsig-more#sha384'
  getHash = (xml: string) => createHash('sha384').update(xml).digest('base64')
}

export interface Encryption {
  /** Whose certificate it is encrypted for. */
  key: ProviderKey
  algorithm: 'aes-256-gcm' | 'aes-128-gcm' | 'aes-256-cbc' | 'aes-128-cbc'
  /** The hash of RSA-OAEP, and that of its mask. SHA-1, and the same. */
  digest: OaepHash
  mask: OaepHash
  /** Names another algorithm than was used. The last two may be left out of the message. */
  dataMethod: string
  keyMethod: string
  digestMethod: string | null
  maskMethod: string | null
  /** Changes the ciphertext. */
  spoil: (ciphertext: Buffer) => Buffer
  /** Changes what RSA encrypts, as a provider with a fault in its padding would. */
  spoilPadding: (encoded: Buffer) => Buffer
  /** Changes what is encrypted. */
  plain: (assertion: string) => string
}

type OaepHash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

const dataMethods = {
  'aes-256-gcm': 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'aes-128-gcm': 'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'aes-256-cbc': 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'aes-128-cbc': 'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
}

/** The algorithms of RSA-OAEP: of XML Encryption 1.0, whose mask is made with SHA-1, and of 1.1. */
export const oaep10 = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'
export const oaep11 = 'http://www.w3.org/2009/xmlenc11#rsa-oaep'
const digestMethods = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
}

/** Encrypts the one assertion of a response. */
export function encryptAssertion(xml: string, options: Partial<Encryption>): string {
  const { key = ownKey, algorithm = 'aes-256-gcm', spoil = (value) => value, plain = (text) => text } = options
  const { dataMethod = dataMethods[algorithm], keyMethod = oaep10, digest = 'sha1', mask = digest } = options
  const { digestMethod = digest === 'sha1' ? null : digestMethods[digest] } = options
  const { maskMethod = keyMethod === oaep11 ? `http://www.w3.org/2009/xmlenc11#mgf1${mask}` : null } = options
  const [assertion = ''] = /<(?:saml:)?Assertion .*<\/(?:saml:)?Assertion>/s.exec(xml) ?? []
  const secret = randomBytes(algorithm.includes('256') ? 32 : 16)
  const wrapped = encryptKey(secret, key.certificate, { digest, mask, ...options })
  const ciphertext = spoil(encryptText(plain(assertion), algorithm, secret))
  const value = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
  const hashes = [
    digestMethod === null ? '' : `<ds:DigestMethod Algorithm="${digestMethod}"/>`,
    maskMethod === null
      ? ''
      : `<xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="${maskMethod}"/>`,
  ]
  const encryptedKey = `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${keyMethod}">${hashes.join('')}</xenc:EncryptionMethod>${value(wrapped)}</xenc:EncryptedKey></ds:KeyInfo>`
  const data = `<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="${dataMethod}"/>${encryptedKey}${value(ciphertext)}</xenc:EncryptedData>`
  return xml.replace(
    assertion,
    () =>
      `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${data}</saml:EncryptedAssertion>`,
  )
}

type KeyEncryption = Pick<Encryption, 'digest' | 'mask'> & Partial<Pick<Encryption, 'spoilPadding'>>

/** RSAES-OAEP (RFC 8017 §7.1.1), by Node where it has one hash and no fault. */
function encryptKey(secret: Buffer, certificate: string, { digest, mask, spoilPadding }: KeyEncryption): Buffer {
  if (digest === mask && spoilPadding === undefined) {
    return publicEncrypt({ key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, secret)
  }
  const hash = createHash(digest).digest()
  const modulusBytes = (new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  const filler = Buffer.alloc(modulusBytes - secret.length - 2 * hash.length - 2)
  const data = Buffer.concat([hash, filler, Buffer.from([1]), secret])
  const seed = randomBytes(hash.length)
  const maskedData = exclusiveOr((spoilPadding ?? ((each) => each))(data), maskOf(mask, seed, data.length))
  const maskedSeed = exclusiveOr(seed, maskOf(mask, maskedData, seed.length))
  const encoded = Buffer.concat([Buffer.from([0]), maskedSeed, maskedData])
  return publicEncrypt({ key: certificate, padding: constants.RSA_NO_PADDING }, encoded)
}

function maskOf(hash: OaepHash, seed: Buffer, length: number): Buffer {
  const blocks = Array.from({ length: 16 }, (_, at) =>
    createHash(hash)
      .update(seed)
      .update(Buffer.from([0, 0, 0, at])),
  )
  return Buffer.concat(blocks.map((block) => block.digest())).subarray(0, length)
}

function exclusiveOr(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)))
}

function encryptText(text: string, algorithm: Encryption['algorithm'], secret: Buffer): Buffer {
  if (algorithm === 'aes-256-gcm' || algorithm === 'aes-128-gcm') {
    const iv = randomBytes(12)
    const cipher = createCipheriv(algorithm, secret, iv)
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }
  const iv = randomBytes(16)
  const cipher = createCipheriv(algorithm, secret, iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final()])
}
