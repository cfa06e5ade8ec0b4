export { addressesOf } from './addresses.ts'
export { singleSignOnArea } from './area.ts'
export { authenticationFor, type ClientAuthentication, clientAuthentications } from './client-authentication.ts'
export { connectionTypes, familyOf } from './connection-types.ts'
export {
  findAddressedConnection,
  findConnection,
  isUsable,
  listConnectionsOfDomain,
  listUsableConnections,
} from './find.ts'
export { connectionGroupRoles, rolesForGroups } from './group-roles.ts'
export { profileAttributeOf } from './identity/attribute-names.ts'
export { IdentityFailure, type IdentityFailureCause, identityFailureCauses } from './identity/identity-failure.ts'
export {
  claimsReadBy,
  identityFromClaims,
  identityFromSaml,
  type ProvidedIdentity,
} from './identity/provided-identity.ts'
export { importConnection } from './import-connection.ts'
export { type MetadataFailureCause, metadataFailureCauses } from './metadata/failure-causes.ts'
export { refreshMetadata } from './metadata/refresh.ts'
export { findOidcKey, publishedOidcKeys } from './oidc-keys.ts'
export { type OidcClient, openOidcClient, readOidc, rememberIssuer } from './oidc-settings.ts'
export {
  connectionTypeOf,
  ensureOwnConnection,
  findAnyConnection,
  findOwnConnection,
} from './own-connection.ts'
export { getConnection, listConnections } from './read.ts'
export type { Reading } from './reading.ts'
export { issuersAt } from './resolve-oidc.ts'
export { samlAddressesOf } from './saml-addresses.ts'
export { listCertificates, type SamlCertificateRow } from './saml-certificates.ts'
export { listOwnKeys, type OwnKey, publishedCertificates } from './saml-keys.ts'
export { readSamlPartner, type SamlPartner } from './saml-partner.ts'
export { readSaml, type StoredFailure } from './saml-settings.ts'
export {
  type AnyConnection,
  type ConnectionRow,
  CreateConnection,
  type GroupRole,
  type JoinedConnection,
  type OwnConnection,
  type UpdateConnection,
} from './schemas.ts'
export { createConnection, deleteConnection, updateConnection } from './service.ts'
export { validateLogoutOnThread, validateOnThread } from './validation/saml-validator.ts'
