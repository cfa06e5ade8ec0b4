import { Form, type FormTarget, safeUrl } from '#pages/kit/index.ts'
import { aliasesOf } from '#pages/provider-guides/index.ts'
import { texts } from '../../texts/index.ts'
import type { PortalContext } from '../session/portal.ts'
import { ProviderTile, type ProviderTileProps } from './provider-tile.tsx'

/** A provider as the choice shows it. */
export interface OfferedProvider extends ProviderTileProps {
  slug: string
  /** For all that are not listed. */
  isGeneric: boolean
  /** Of the page with the ways to connect it, if there are several. */
  url?: string | undefined
}

export interface ProviderChoiceProps {
  page: PortalContext
  providers: readonly OfferedProvider[]
  /** Receives `guide`, the slug of a provider. */
  form: FormTarget
}

/** Providers, each of them a button or a link, and a field that filters them. */
export function ProviderChoice({ page, providers, form }: ProviderChoiceProps) {
  const text = texts.kit.frame(page)
  return (
    <>
      <div className="gp-search" hidden>
        <label className="gh-unseen" htmlFor="search">
          {text.searchProviders}
        </label>
        <input
          className="gh-input"
          id="search"
          type="search"
          data-filter="providers"
          placeholder={text.searchProviders}
        />
      </div>
      <Form target={form} className="gp-choose">
        <ul className="gp-providers" id="providers">
          {providers.map(({ slug, url, isGeneric, ...own }) => {
            const tile = <ProviderTile {...own} name={isGeneric ? text.anotherProvider : own.name} />
            return (
              <li key={slug} {...(isGeneric ? { 'data-always': '' } : { 'data-words': aliasesOf(own.name) })}>
                {url === undefined ? (
                  <button className="gp-provider" type="submit" name="guide" value={slug}>
                    {tile}
                  </button>
                ) : (
                  <a className="gp-provider" href={safeUrl(url)}>
                    {tile}
                  </a>
                )}
              </li>
            )
          })}
        </ul>
        <p className="gp-soft" id="providers-none" hidden>
          {text.noProvider}
        </p>
      </Form>
    </>
  )
}
