import { type Static, Type } from 'typebox'
import { type ApplicationRow, ConnectApplication, toApplication } from '../applications/index.ts'
import type { ConsentRow } from './consents.ts'

export const AuthorizedApplication = Type.Object({
  object: Type.Literal('authorized_connect_application'),
  id: Type.String({
    description:
      'The id of the authorization. It is the `sid` of its tokens, unless the application has a `backchannel_logout_uri`.',
  }),
  granted_scopes: Type.Array(Type.String(), { description: 'The scopes that the user has allowed.' }),
  oauth_resource: Type.Optional(
    Type.String({ description: 'The registered resource, if the authorization is for one.' }),
  ),
  application: ConnectApplication,
})
export const MembersAuthorizedApplication = Type.Object({
  ...AuthorizedApplication.properties,
  user_id: Type.String(),
})

export interface AuthorizedApplicationRow extends ConsentRow {
  application: ApplicationRow
}

export function toAuthorizedApplication(row: AuthorizedApplicationRow): Static<typeof AuthorizedApplication> {
  return {
    object: 'authorized_connect_application',
    id: row.id,
    granted_scopes: row.scopes,
    ...(row.resource === null ? {} : { oauth_resource: row.resource }),
    application: toApplication(row.application),
  }
}

export function toMembersAuthorizedApplication(
  row: AuthorizedApplicationRow,
): Static<typeof MembersAuthorizedApplication> {
  return { ...toAuthorizedApplication(row), user_id: row.user_id }
}
