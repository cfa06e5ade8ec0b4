import { Form, type FormTarget } from '#pages/kit/index.ts'
import { aliasesOf, ProviderIcon } from '#pages/provider-guides/index.ts'
import { texts } from '../../texts/index.ts'
import type { PortalContext } from '../session/portal.ts'

/** A provider as the choice shows it. */
export interface OfferedProvider {
  slug: string
  name: string
  monogram: string
  /** What stands below its name. */
  detail: string
  /** For all that are not listed. */
  isGeneric: boolean
}

export interface ProviderChoiceProps {
  page: PortalContext
  providers: readonly OfferedProvider[]
  /** Receives `guide`, the slug of a provider. */
  form: FormTarget
}

/** Providers, each of them a button, and a field that filters them. */
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
          {providers.map(({ slug, name, monogram, detail, isGeneric }) => (
            <li key={slug} {...(isGeneric ? { 'data-always': '' } : { 'data-words': aliasesOf(name) })}>
              <button className="gp-provider" type="submit" name="guide" value={slug}>
                <ProviderIcon monogram={monogram} />
                <span className="gp-provider-name">{isGeneric ? text.anotherProvider : name}</span>
                <span className="gp-soft">{detail}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="gp-soft" id="providers-none" hidden>
          {text.noProvider}
        </p>
      </Form>
    </>
  )
}
