export { addressesOf } from './addresses.ts'
export { singleSignOnArea } from './area.ts'
export { connectionTypes, familyOf } from './connection-types.ts'
export { rememberDiscovery } from './discovery/refresh.ts'
export { endsWithConnection } from './ends-with-connection.ts'
export {
  findAddressedConnection,
  findConnection,
  holdConnection,
  isServed,
  isUsable,
  joinConnection,
  joinedConnection,
  listConnectionsOfDomain,
  listUsableConnections,
  type PlacedConnection,
} from './find.ts'
export { connectionGroupRoles, rolesForGroups } from './group-roles.ts'
export { addressOfConnection, importConnection } from './import-connection.ts'
export { CreateConnection, type UpdateConnection } from './input-schemas.ts'
export { refreshMetadata } from './metadata/refresh.ts'
export { connectionIsNotSaml, invalidCertificate, officialError, typeNotSupported } from './official/errors.ts'
export { getSamlConnection, lockSamlConnection } from './official/lock-connection.ts'
export { authenticationFor, type ClientAuthentication, clientAuthentications } from './oidc/client-authentication.ts'
export { findOidcKey, publishedOidcKeys } from './oidc/oidc-keys.ts'
export { findConnectionSecret, type OidcClient, openOidcClient, readOidc } from './oidc/oidc-settings.ts'
export { issuersAt } from './oidc/resolve-oidc.ts'
export {
  connectionTypeOf,
  ensureOwnConnection,
  findAnyConnection,
  findOwnConnection,
} from './own-connection.ts'
export { getConnection, listConnections } from './read.ts'
export type { Reading } from './reading.ts'
export { recordKeyRenewed } from './rotate-keys.ts'
export { samlAddressesOf } from './saml/saml-addresses.ts'
export {
  addSeparateCertificate,
  type CurrentCertificate,
  claimStageOfCertificate,
  deleteCertificate,
  listCertificates,
  listCurrentCertificates,
  type SamlCertificateRow,
} from './saml/saml-certificates.ts'
export {
  claimStageOfKey,
  dropUse,
  endSigning,
  insertKey,
  type KeyUse,
  listOwnKeys,
  newSamlKey,
  type OwnKey,
  publishedCertificates,
} from './saml/saml-keys.ts'
export { readSamlPartner, type SamlPartner } from './saml/saml-partner.ts'
export { readSaml, type StoredFailure, setSigning } from './saml/saml-settings.ts'
export type { AnyConnection, ConnectionRow, GroupRole, JoinedConnection, OwnConnection } from './schemas.ts'
export { createConnection, deleteConnection, updateConnection } from './service.ts'
export { settle } from './settle.ts'
