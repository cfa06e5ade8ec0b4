import { safeUrl } from '#pages/kit/index.ts'
import { ProviderTile, type ProviderTileProps } from './provider-tile.tsx'

export interface OfferedService extends ProviderTileProps {
  url: string
}

/** Services, each of them a link to its set-up. */
export function ServiceChoice({ services }: { services: readonly OfferedService[] }) {
  return (
    <ul className="gp-providers">
      {services.map(({ url, ...tile }) => (
        <li key={url}>
          <a className="gp-provider" href={safeUrl(url)}>
            <ProviderTile {...tile} />
          </a>
        </li>
      ))}
    </ul>
  )
}
