import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** What a client may send in the body of a request to authenticate, beside HTTP Basic. */
export const clientAuthentication = {
  client_id: Type.Optional(Type.String()),
  client_secret: Type.Optional(Type.String(secret)),
  client_assertion_type: Type.Optional(Type.String()),
  client_assertion: Type.Optional(
    Type.String({ ...secret, description: 'A JWT that the client has signed (`private_key_jwt`, RFC 7523).' }),
  ),
}
