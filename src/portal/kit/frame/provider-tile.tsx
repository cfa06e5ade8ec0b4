import { type Glyph, ProviderIcon } from '#pages/provider-guides/index.ts'

export interface ProviderTileProps {
  glyph: Glyph
  name: string
  /** What stands below its name. */
  detail: string
}

/** What is in the tile of a provider or a service, which is a button or a link. */
export function ProviderTile({ glyph, name, detail }: ProviderTileProps) {
  return (
    <>
      <ProviderIcon glyph={glyph} />
      <span className="gp-provider-name">{name}</span>
      <span className="gp-soft">{detail}</span>
    </>
  )
}
