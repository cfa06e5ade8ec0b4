import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** The members of a body with which a client authenticates, instead of HTTP Basic. */
export const clientAuthentication = {
  client_id: Type.Optional(Type.String()),
  client_secret: Type.Optional(Type.String(secret)),
  client_assertion_type: Type.Optional(Type.String()),
  client_assertion: Type.Optional(
    Type.String({ ...secret, description: 'A JWT signed by the client (`private_key_jwt`, RFC 7523).' }),
  ),
}
