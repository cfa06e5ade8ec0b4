import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { AnnouncedConnection, DeletedConnection } from './schemas.ts'

const connection = Type.Object({ id: Type.String(), organization_id: Type.Optional(Type.String()) })
const certificate = {
  certificate_type: Type.Enum(['ResponseSigning', 'RequestSigning', 'ResponseEncryption']),
  expiry_date: Timestamp,
}

export const connectionActivated = defineEvent('connection.activated', AnnouncedConnection)
export const connectionDeactivated = defineEvent('connection.deactivated', AnnouncedConnection)
export const connectionDeleted = defineEvent('connection.deleted', DeletedConnection)
export const certificateRenewed = defineEvent(
  'connection.saml_certificate_renewed',
  Type.Object({ connection, certificate: Type.Object(certificate), renewed_at: Timestamp }),
)
