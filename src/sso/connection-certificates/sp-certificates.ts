import type { Static } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import {
  dropUse,
  endSigning,
  getSamlConnection,
  insertKey,
  listOwnKeys,
  lockSamlConnection,
  newSamlKey,
  type OwnKey,
  readSaml,
  recordKeyRenewed,
  setSigning,
  typeNotSupported,
} from '../connections/index.ts'
import { certificateOf, readDates } from './certificate.ts'
import { maxEncryptionKeys, signingCertExists, tooManyEncryptionCerts } from './errors.ts'

export const EncryptionCertificate = certificateOf('saml_sp_encryption_certificate')
type EncryptionCertificate = Static<typeof EncryptionCertificate>
export const SigningCertificate = certificateOf('saml_sp_signing_certificate')
type SigningCertificate = Static<typeof SigningCertificate>

/** A key has a separate id for each use, because one key can have both uses. */
const prefixes = { encryption: 'saml_enc_key_pair_', signing: 'saml_party_trust_' } as const
const keyPrefix = 'saml_key_'

/** All keys that decrypt, oldest first. @throws notFound, connectionIsNotSaml */
export async function listEncryptionCertificates(ctx: Context, connectionId: string): Promise<EncryptionCertificate[]> {
  const keys = await checkedRead(getSamlConnection(ctx, connectionId), () => encryptionKeys(ctx, connectionId))
  return keys.map(toEncryptionCertificate)
}

/** Adds a key for the provider to encrypt for. Earlier ones decrypt on. @throws notFound, connectionIsNotSaml, tooManyEncryptionCerts */
export async function addEncryptionCertificate(ctx: Context, connectionId: string): Promise<EncryptionCertificate> {
  // Made before the transaction, as it takes time, and for a connection that exists.
  await getSamlConnection(ctx, connectionId)
  const material = await newSamlKey(ctx)
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    const former = await encryptionKeys(tx, connection.id)
    if (former.length >= maxEncryptionKeys) throw tooManyEncryptionCerts()
    insertKey(tx, connection.id, material, null, 'encryption')
    const added = (await encryptionKeys(tx, connection.id)).at(-1)
    if (added === undefined) throw new Error('A key that was added is listed.')
    if (former.length > 0) recordKeyRenewed(tx, connection, 'ResponseEncryption', added.expiresAt)
    return toEncryptionCertificate(added)
  })
}

/** Nothing is decrypted with it from then on. A key that signs as well signs on. @throws notFound, connectionIsNotSaml */
export function deleteEncryptionCertificate(ctx: Context, connectionId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    const key = (await encryptionKeys(tx, connection.id)).find((each) => idOf('encryption', each) === id)
    if (key === undefined) throw notFound('Certificate', id)
    await dropUse(tx, key, 'signing')
  })
}

/** The certificate of the key that signs requests. @throws notFound, also where requests are not signed; connectionIsNotSaml */
export async function getSigningCertificate(ctx: Context, connectionId: string): Promise<SigningCertificate> {
  const key = await checkedRead(getSamlConnection(ctx, connectionId), () => signingKey(ctx, connectionId))
  if (key === undefined) throw notFound('Signing certificate of connection', connectionId)
  return toSigningCertificate(key)
}

/** Gives a connection a key, and signs its requests with it. @throws notFound, connectionIsNotSaml, typeNotSupported, signingCertExists */
export async function createSigningCertificate(ctx: Context, connectionId: string): Promise<SigningCertificate> {
  await getSamlConnection(ctx, connectionId)
  const material = await newSamlKey(ctx)
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    if (connection.connection_type === 'TestIdp') throw typeNotSupported()
    if ((await signingKey(tx, connection.id)) !== undefined) throw signingCertExists()
    await endSigning(tx, connection.id)
    insertKey(tx, connection.id, material, null, 'signing')
    await setSigning(tx, connection.id, true)
    const key = await signingKey(tx, connection.id)
    if (key === undefined) throw new Error('A key that was added signs.')
    return toSigningCertificate(key)
  })
}

/** Requests go unsigned from then on. A key that decrypts as well does so on. @throws notFound, connectionIsNotSaml */
export function deleteSigningCertificate(ctx: Context, connectionId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    const key = await signingKey(tx, connection.id)
    if (key === undefined || idOf('signing', key) !== id) throw notFound('Certificate', id)
    await dropUse(tx, key, 'encryption')
    await setSigning(tx, connection.id, false)
  })
}

async function encryptionKeys(ctx: Context, connectionId: string): Promise<OwnKey[]> {
  return (await listOwnKeys(ctx, connectionId)).filter(({ use }) => use !== 'signing').toReversed()
}

async function signingKey(ctx: Context, connectionId: string): Promise<OwnKey | undefined> {
  const [{ signs_requests }, keys] = await Promise.all([readSaml(ctx, connectionId), listOwnKeys(ctx, connectionId)])
  return signs_requests ? keys.find(({ state }) => state === 'signing') : undefined
}

function idOf(use: keyof typeof prefixes, { id }: OwnKey): string {
  return prefixes[use] + id.slice(keyPrefix.length)
}

function shown(key: OwnKey) {
  return { ...readDates(Buffer.from(key.certificate, 'base64')), created_at: key.createdAt.toISOString() }
}

function toEncryptionCertificate(key: OwnKey): EncryptionCertificate {
  return { object: 'saml_sp_encryption_certificate', id: idOf('encryption', key), ...shown(key) }
}

function toSigningCertificate(key: OwnKey): SigningCertificate {
  return { object: 'saml_sp_signing_certificate', id: idOf('signing', key), ...shown(key) }
}
