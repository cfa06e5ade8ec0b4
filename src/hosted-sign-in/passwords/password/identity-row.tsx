import { EmailAddress, safeUrl } from '#pages/kit/index.ts'

export interface IdentityRowProps {
  email: string
  changeUrl: string
  /** Link text, "Change". */
  change: string
}

/** The address chosen one step before, with the way back to it. */
export function IdentityRow({ email, changeUrl, change }: IdentityRowProps) {
  const url = safeUrl(changeUrl)
  return (
    <p className="gh-identity">
      <EmailAddress email={email} />
      {url && (
        <a className="gh-link" href={url}>
          {change}
        </a>
      )}
    </p>
  )
}
