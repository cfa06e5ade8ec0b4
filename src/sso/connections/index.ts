export { addressesOf } from './addresses.ts'
export { singleSignOnArea } from './area.ts'
export { connectionTypes, familyOf } from './connection-types.ts'
export { rememberDiscovery } from './discovery/refresh.ts'
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
export { authenticationFor, type ClientAuthentication, clientAuthentications } from './oidc/client-authentication.ts'
export { findOidcKey, publishedOidcKeys } from './oidc/oidc-keys.ts'
export { type OidcClient, openOidcClient, readOidc } from './oidc/oidc-settings.ts'
export { issuersAt } from './oidc/resolve-oidc.ts'
export {
  connectionTypeOf,
  ensureOwnConnection,
  findAnyConnection,
  findOwnConnection,
} from './own-connection.ts'
export { getConnection, listConnections } from './read.ts'
export type { Reading } from './reading.ts'
export { samlAddressesOf } from './saml/saml-addresses.ts'
export { listCertificates, type SamlCertificateRow } from './saml/saml-certificates.ts'
export { listOwnKeys, type OwnKey, publishedCertificates } from './saml/saml-keys.ts'
export { readSamlPartner, type SamlPartner } from './saml/saml-partner.ts'
export { readSaml, type StoredFailure } from './saml/saml-settings.ts'
export { validateLogoutOnThread, validateOnThread } from './saml/validation/saml-validator.ts'
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
