import { isLastMethod } from '#sign-in/browser-sign-ins/index.ts'
import { listEnabledProviders, type SocialProvider } from '#sign-in/social-providers/index.ts'
import { type Flow, pageUrl } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import type { MethodIconName } from './method-icon.tsx'
import type { ProviderButton } from './provider-buttons.tsx'

/** The button of each provider that people may sign in with. */
export async function providerButtons(flow: Flow): Promise<ProviderButton[]> {
  const { continueWith } = texts.parts.providerButtons(flow)
  const providers = await listEnabledProviders(flow.ctx)
  return providers.map(({ provider, name }) => ({
    label: continueWith(name),
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
