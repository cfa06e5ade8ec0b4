import { createSocialProviderOperation } from './operations/create-social-provider.ts'
import { deleteSocialProviderOperation } from './operations/delete-social-provider.ts'
import { listSocialProvidersOperation } from './operations/list-social-providers.ts'
import { updateSocialProviderOperation } from './operations/update-social-provider.ts'

export const operations = [
  listSocialProvidersOperation,
  createSocialProviderOperation,
  updateSocialProviderOperation,
  deleteSocialProviderOperation,
]

export { authorizationUrl, type Binding, type ProviderRequest } from './client/authorization-url.ts'
export { type ProviderAnswer, type ProviderTokens, readAnswer } from './client/read-answer.ts'
export type { SocialProfile, SocialProvider } from './provider.ts'
export { socialProviders } from './providers/index.ts'
export { redirectUriOf } from './schemas.ts'
export { type ConfiguredProvider, findEnabledProvider, listEnabledProviders } from './service.ts'
