import { safeUrl } from '#pages/kit/index.ts'
import { ProviderIcon } from '#pages/provider-guides/index.ts'

export interface OfferedService {
  url: string
  name: string
  monogram: string
  /** What stands below its name. */
  detail: string
}

/** Services, each of them a link to its set-up. */
export function ServiceChoice({ services }: { services: readonly OfferedService[] }) {
  return (
    <ul className="gp-providers">
      {services.map(({ url, name, monogram, detail }) => (
        <li key={url}>
          <a className="gp-provider" href={safeUrl(url)}>
            <ProviderIcon monogram={monogram} />
            <span className="gp-provider-name">{name}</span>
            <span className="gp-soft">{detail}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
