import { listEnabledProviders, type SocialProvider } from '../../../sign-in/social-providers/index.ts'
import { catalogue } from '../messages/index.ts'
import type { MethodIconName, SignInMethod } from '../views/index.ts'
import { type Flow, pageUrl } from './flow.ts'
import { isLastMethod } from './last-method.ts'

/** The button of each provider that people may sign in with. */
export async function providerMethods(flow: Flow): Promise<SignInMethod[]> {
  const { signIn } = catalogue[flow.locale]
  const providers = await listEnabledProviders(flow.ctx)
  return providers.map(({ provider, name }) => ({
    label: signIn.continueWith(name),
    icon: icons[provider],
    lastUsed: isLastMethod(flow.ctx, provider),
    href: `${pageUrl(flow, '/social-sign-in')}&provider=${provider}`,
  }))
}

const icons: Partial<Record<SocialProvider['provider'], MethodIconName>> = {
  GoogleOAuth: 'google',
  MicrosoftOAuth: 'microsoft',
  GitHubOAuth: 'github',
  AppleOAuth: 'apple',
}
