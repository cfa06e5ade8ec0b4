import type { ProviderGuide } from '../guide.ts'

/** Letters in place of a logo, which belongs to the provider. Its name stands beside it. */
export function ProviderIcon({ monogram }: Pick<ProviderGuide, 'monogram'>) {
  return (
    <svg className="gh-provider" viewBox="0 0 32 32" width={32} height={32} aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <text x="16" y="16" dy=".36em" textAnchor="middle">
        {monogram}
      </text>
    </svg>
  )
}
