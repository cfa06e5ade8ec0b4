import type { IdentityProvider } from '#people/identities/index.ts'
import type { SocialProvider } from '../provider.ts'
import { apple } from './apple.ts'
import { bitbucket } from './bitbucket.ts'
import { discord } from './discord.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { google } from './google.ts'
import { grok } from './grok.ts'
import { intuit } from './intuit.ts'
import { linkedin } from './linkedin.ts'
import { microsoft } from './microsoft.ts'
import { salesforce } from './salesforce.ts'
import { slack } from './slack.ts'
import { vercel } from './vercel.ts'
import { vercelMarketplace } from './vercel-marketplace.ts'
import { x } from './x.ts'
import { xero } from './xero.ts'

/** Every provider, in the order of the buttons on a page. */
export const socialProviders: readonly SocialProvider[] = [
  google,
  microsoft,
  github,
  apple,
  gitlab,
  linkedin,
  slack,
  bitbucket,
  intuit,
  salesforce,
  vercel,
  vercelMarketplace,
  xero,
  discord,
  x,
  grok,
]

export function providerNamed(name: IdentityProvider): SocialProvider {
  const provider = socialProviders.find((each) => each.provider === name)
  if (provider === undefined) throw new Error(`The table of providers lacks ${name}.`)
  return provider
}
