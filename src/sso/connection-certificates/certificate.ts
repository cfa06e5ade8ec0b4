import { X509Certificate } from 'node:crypto'
import { Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'

/** A certificate of a SAML connection as the official API shows it. Private keys never leave the server. */
export function certificateOf<Name extends string>(object: Name) {
  return Type.Object({
    object: Type.Literal(object),
    id: Type.String(),
    value: Type.String({ ...notSecret, description: 'The certificate in PEM.' }),
    not_before: Nullable(Timestamp),
    not_after: Nullable(Timestamp),
    created_at: Timestamp,
  })
}

/** The members that are read from the certificate itself, in PEM or DER. */
export function readDates(certificate: string | Buffer) {
  const read = new X509Certificate(certificate)
  return {
    value: read.toString(),
    not_before: new Date(read.validFrom).toISOString(),
    not_after: new Date(read.validTo).toISOString(),
  }
}
