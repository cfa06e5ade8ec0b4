import { initial } from '../parts/initial.ts'
import type { PageBrand } from './page-context.ts'
import { safeUrl } from './safe-url.ts'

/** The name and logo above the card. */
export function BrandHeader({ brand }: { brand: PageBrand }) {
  return (
    <header className="gh-brand">
      <BrandMark brand={brand} />
    </header>
  )
}

/** The logo, or the name with an icon. Without pictures, the first letter of the name takes their place. */
export function BrandMark({ brand }: { brand: PageBrand }) {
  const logo = safeUrl(brand.logoUrl)
  const dark = safeUrl(brand.logoDarkUrl)
  if (logo) {
    return (
      <picture>
        {dark && <source srcSet={dark} media="(prefers-color-scheme: dark)" />}
        <img className="gh-logo" src={logo} alt={brand.name} height={32} />
      </picture>
    )
  }
  const icon = safeUrl(brand.iconUrl)
  return (
    <>
      {icon ? (
        <img className="gh-icon" src={icon} alt="" width={32} height={32} />
      ) : (
        <span className="gh-monogram" aria-hidden="true">
          {initial(brand.name)}
        </span>
      )}
      <bdi className="gh-brand-name">{brand.name}</bdi>
    </>
  )
}
