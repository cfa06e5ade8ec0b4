import { type FieldState, SelectField } from '#pages/kit/index.ts'
import { CopyValues, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface ClientAuthenticationProps {
  page: PortalContext
  /** Empty for what the provider announces. */
  state: FieldState | undefined
  /** Where the provider reads our key. */
  jwksUri: string
}

/** How the client of an OpenID Connect connection authenticates. Few have to choose, so it is folded until someone has. */
export function ClientAuthenticationField({ page, state, jwksUri }: ClientAuthenticationProps) {
  const text = texts.provider(page).authentication
  const { options } = text
  return (
    <details className="gp-filters" open={(state?.value ?? '') !== '' || state?.error !== undefined}>
      <summary className="gh-link">{text.title}</summary>
      <div className="gp-filter-fields">
        <SelectField
          name="client_authentication"
          label={text.label}
          hint={text.hint}
          state={state}
          options={[
            { value: '', label: options.announced },
            { value: 'client_secret_basic', label: `${options.header} (client_secret_basic)` },
            { value: 'client_secret_post', label: `${options.body} (client_secret_post)` },
            { value: 'private_key_jwt', label: `${options.signature} (private_key_jwt)` },
          ]}
        />
        <CopyValues
          page={page}
          values={[
            { id: 'jwks-uri', label: texts.overview(page).addresses.jwksUri, value: jwksUri, hint: text.signatureHint },
          ]}
        />
      </div>
    </details>
  )
}
