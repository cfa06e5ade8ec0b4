export { hintOf } from './client-secret.ts'
export { type ConfigValues, configFaults, fillUrl, knownValues, missingFields } from './config-fields.ts'
export { type ConfigurationRow, ConfigureIntegration } from './configuration-schemas.ts'
export {
  type ConfigurationChange,
  type ConfiguredIntegration,
  configureIntegration,
  listConfigurations,
  listIntegrationsFor,
} from './configurations.ts'
export { invalidConfiguration } from './errors.ts'
export { endsWithIntegration, keyInstaller } from './extension-points.ts'
export { type IconPaths, iconPathsOf } from './icons/icon-files.ts'
export type { ClientCredentialsSettings, ConfigField, OAuthSettings, PipeProvider } from './provider.ts'
export { clientCredentialsOf, providerOf } from './provider-of.ts'
export { pipeProviders } from './providers/index.ts'
export { findIntegrationSecret, getIntegration, integrationNotFound, requireIntegration } from './read.ts'
export {
  AuthMethod,
  ClientId,
  ClientSecret,
  ConfigValues as ConfigValuesSchema,
  ConnectionRole,
  callbackKeyOf,
  type Installation,
  type IntegrationRow,
  integrationType,
  type Ownership,
  redirectUriOf,
  Scopes,
} from './schemas.ts'
export { markClient } from './service.ts'
export { clientOf, type EffectiveSettings, effectiveSettings, type OAuthClient } from './settings-of.ts'
