import { safeUrl } from '../page/safe-url.ts'
import { MethodIcon, type MethodIconName } from './method-icon.tsx'

/** A further way to sign in. It leads elsewhere and takes along nothing of what was typed on the page. */
export interface SignInMethod {
  /** What the button says: "Continue with Google". */
  label: string
  icon?: MethodIconName | undefined
  /** Marks the method this browser used last. */
  lastUsed?: boolean | undefined
  href: string
}

export function MethodButtons({ methods, lastUsed }: { methods: readonly SignInMethod[]; lastUsed: string }) {
  return (
    <div className="gh-methods">
      {methods.map((method) => (
        <a key={method.label} className="gh-button gh-button-secondary" href={safeUrl(method.href)}>
          {method.icon && <MethodIcon name={method.icon} />}
          <span>{method.label}</span>
          {method.lastUsed && <span className="gh-badge">{lastUsed}</span>}
        </a>
      ))}
    </div>
  )
}

export function OrDivider({ label }: { label: string }) {
  return <p className="gh-or">{label}</p>
}
