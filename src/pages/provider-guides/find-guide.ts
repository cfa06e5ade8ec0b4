import { familyOf } from '#sso/connections/index.ts'
import type { ProviderGuide } from './guide.ts'
import { providers } from './providers/index.ts'

/** Every guide, providers in the order in which they are offered. */
export const providerGuides: readonly ProviderGuide[] = providers.flatMap(({ slug, name, monogram, guides }) =>
  guides.map((guide) => ({ ...guide, slug: guides.length === 1 ? slug : `${slug}-${guide.protocol}`, name, monogram })),
)

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
