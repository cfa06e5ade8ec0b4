import type { Static } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { readCertificate } from '#protocol/saml/certificate.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import {
  addSeparateCertificate,
  type CurrentCertificate,
  deleteCertificate,
  getSamlConnection,
  invalidCertificate,
  listCurrentCertificates,
  lockSamlConnection,
  settle,
} from '../connections/index.ts'
import { certificateOf, readDates } from './certificate.ts'
import { cannotDeleteLastCertificate, certificateExpired } from './errors.ts'

export const IdpCertificate = certificateOf('saml_idp_signing_certificate')
type IdpCertificate = Static<typeof IdpCertificate>

/**
 * All accepted certificates of the provider, including expired ones, oldest first.
 *
 * @throws notFound, connectionIsNotSaml
 */
export async function listIdpCertificates(ctx: Context, connectionId: string): Promise<IdpCertificate[]> {
  const certificates = await checkedRead(getSamlConnection(ctx, connectionId), () =>
    listCurrentCertificates(ctx, connectionId),
  )
  return certificates.map(toIdpCertificate)
}

/**
 * Adds a certificate beside the others, so that a rotation overlaps. One that the connection has stays as it is. A connection
 * that lacked nothing else is active then.
 *
 * @throws notFound, connectionIsNotSaml, invalidCertificate, certificateExpired
 */
export function addIdpCertificate(ctx: Context, connectionId: string, value: string): Promise<IdpCertificate> {
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    const certificate = read(value)
    if (certificate.expiresAt <= tx.now()) throw certificateExpired()
    const id = await addSeparateCertificate(tx, connection, certificate)
    await settle(tx, connection, connection.state)
    const added = (await listCurrentCertificates(tx, connection.id)).find((row) => row.id === id)
    if (added === undefined) throw new Error('A certificate that was added is listed.')
    return toIdpCertificate(added)
  })
}

/** Signatures with it are refused at once. @throws notFound, connectionIsNotSaml, cannotDeleteLastCertificate */
export function deleteIdpCertificate(ctx: Context, connectionId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const connection = await lockSamlConnection(tx, connectionId)
    const rows = await listCurrentCertificates(tx, connection.id)
    if (!rows.some((row) => row.id === id)) throw notFound('Certificate', id)
    if (rows.length === 1) throw cannotDeleteLastCertificate()
    await deleteCertificate(tx, connection.id, id)
  })
}

function toIdpCertificate({ id, pem, created_at }: CurrentCertificate): IdpCertificate {
  return { object: 'saml_idp_signing_certificate', id, ...readDates(pem), created_at }
}

function read(value: string) {
  try {
    return readCertificate(value)
  } catch (error) {
    if (error instanceof SamlFailure) throw invalidCertificate()
    throw error
  }
}
