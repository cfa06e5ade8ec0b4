import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Timestamp } from '#platform/http/fields.ts'

const connection = Type.Object({ id: Type.String(), organization_id: Type.Optional(Type.String()) })
const certificate = {
  certificate_type: Type.Enum(['ResponseSigning', 'RequestSigning', 'ResponseEncryption']),
  expiry_date: Timestamp,
}

export const certificateRenewalRequired = defineEvent(
  'connection.saml_certificate_renewal_required',
  Type.Object({
    connection,
    certificate: Type.Object({ ...certificate, is_expired: Type.Boolean() }),
    days_until_expiry: Type.Integer(),
  }),
)
