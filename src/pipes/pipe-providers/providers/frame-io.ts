import type { PipeProvider } from '../provider.ts'

export const frameIo: PipeProvider = {
  slug: 'frame-io',
  name: 'Frame.io',
  icon: {
    color: '#5b53ff',
    lines:
      'M6.4 9V7.9a1.5 1.5 0 0 1 1.5-1.5H9M15 6.4h1.1a1.5 1.5 0 0 1 1.5 1.5V9M17.6 15v1.1a1.5 1.5 0 0 1-1.5 1.5H15M9 17.6H7.9a1.5 1.5 0 0 1-1.5-1.5V15',
    areas: 'M10.3 9.3v5.4l4.5-2.7z',
  },
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
