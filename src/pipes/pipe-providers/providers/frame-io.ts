import type { PipeProvider } from '../provider.ts'

export const frameIo: PipeProvider = {
  slug: 'frame-io',
  name: 'Frame.io',
  oauth: {
    authorizationUrl: 'https://ims-na1.adobelogin.com/ims/authorize/v2',
    tokenUrl: 'https://ims-na1.adobelogin.com/ims/token/v3',
    scopes: ['openid', 'email', 'profile', 'offline_access', 'additional_info.roles'],
    pkce: true,
    scopeSeparator: ',',
    unreportedScopes: ['offline_access'],
  },
  documentation: 'https://next.developer.frame.io/platform/docs/guides/authentication',
}
