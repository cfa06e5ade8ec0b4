import { type PageProps, safeUrl } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { MethodIcon, type MethodIconName } from './method-icon.tsx'

/** A link to a provider. It takes along nothing of what was typed on the page. */
export interface ProviderButton {
  /** What the button says: "Continue with Google". */
  label: string
  icon?: MethodIconName | undefined
  /** Marks the method this browser used last. */
  lastUsed?: boolean | undefined
  href: string
}

export function ProviderButtons({ page, providers }: PageProps & { providers: readonly ProviderButton[] }) {
  return (
    <div className="gh-methods">
      {providers.map(({ label, icon, href, lastUsed }) => (
        <a key={label} className="gh-button gh-button-secondary" href={safeUrl(href)}>
          {icon && <MethodIcon name={icon} />}
          <span>{label}</span>
          {lastUsed && <LastUsed page={page} />}
        </a>
      ))}
    </div>
  )
}

/** Marks the method that this browser used last. */
export function LastUsed({ page }: PageProps) {
  return <span className="gh-badge">{texts.parts.providerButtons(page).lastUsed}</span>
}

export function OrDivider({ page }: PageProps) {
  return <p className="gh-or">{texts.parts.providerButtons(page).or}</p>
}
