import { familyOf } from '#sso/connections/index.ts'
import type { ProviderGuide } from './guide.ts'
import { providers } from './providers/index.ts'

const genericProvider = 'generic'

/** Every guide, providers in the order in which they are offered. */
export const providerGuides: readonly ProviderGuide[] = providers.flatMap(
  ({ slug, name, glyph, guides, isGeneric = false }) =>
    guides.map((guide) => ({
      ...guide,
      slug: guides.length === 1 ? slug : `${slug}-${guide.protocol}`,
      provider: isGeneric ? genericProvider : slug,
      name,
      glyph,
    })),
)

/** A provider as it is offered: once, with a guide for each protocol that it can be connected by. */
export interface ProviderOffer {
  /** In addresses. */
  provider: string
  isGeneric: boolean
  guides: readonly [ProviderGuide, ...ProviderGuide[]]
}

/** Providers with their guides among those given, in the same order. */
export function offersOf(guides: readonly ProviderGuide[]): ProviderOffer[] {
  const byProvider = new Map<string, [ProviderGuide, ...ProviderGuide[]]>()
  for (const guide of guides) {
    const others = byProvider.get(guide.provider)
    if (others === undefined) byProvider.set(guide.provider, [guide])
    else others.push(guide)
  }
  return [...byProvider].map(([provider, own]) => ({
    provider,
    isGeneric: provider === genericProvider,
    guides: own,
  }))
}

const generic = { saml: 'GenericSAML', oidc: 'GenericOIDC' } as const

/**
 * The guide of a connection type; that for any provider of its protocol if its provider has none of its own.
 *
 * @returns `undefined` for a type whose settings no organization makes.
 */
export function guideFor(connectionType: string): ProviderGuide | undefined {
  if (connectionType === 'TestIdp') return undefined
  const family = familyOf(connectionType)
  return family === 'other' ? undefined : (find(connectionType) ?? find(generic[family]))
}

function find(type: string): ProviderGuide | undefined {
  return providerGuides.find(({ connectionType }) => connectionType === type)
}
