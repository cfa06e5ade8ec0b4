import { type PageNotices, renderPage, safeUrl } from '#pages/kit/index.ts'
import { SetUpPage } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import type { AttributeView } from './attribute-views.ts'

export interface DirectoryAttributesProps extends PageNotices {
  place: DirectoryPlace
  attributes: readonly (AttributeView & { url: string })[]
  /** Whether a person has arrived. */
  hasPerson: boolean
}

/** What the application asks for of each person, and where the directory has it. */
function DirectoryAttributesPage({ place, attributes, hasPerson, alert, notice }: DirectoryAttributesProps) {
  const { page } = place
  const text = texts.attributes(page)
  const { name: brand } = page.brand
  return (
    <SetUpPage
      place={place}
      name="attributes"
      title={text.title}
      lead={attributes.length === 0 ? text.none(brand) : text.lead(brand)}
      alert={alert}
      notice={notice}
    >
      {attributes.length > 0 && !hasPerson && <p className="gp-soft">{text.noPerson}</p>}
      {attributes.length > 0 && (
        <ul className="gp-rows">
          {attributes.map((attribute) => (
            <li key={attribute.name} className="gp-row">
              <span className="gp-row-main">
                <span>
                  <code>{attribute.name}</code>{' '}
                  {attribute.isRequired && <span className="gh-badge">{text.required}</span>}
                </span>
                <Place place={place} attribute={attribute} />
                {hasPerson && (
                  <span className="gp-soft gp-value-line">
                    {attribute.value === undefined ? text.noValue : text.newest(attribute.value)}
                  </span>
                )}
              </span>
              <a className="gh-link" href={safeUrl(attribute.url)} aria-label={`${text.change}: ${attribute.name}`}>
                {text.change}
              </a>
            </li>
          ))}
        </ul>
      )}
    </SetUpPage>
  )
}

function Place({ place: { page }, attribute: { place } }: { place: DirectoryPlace; attribute: AttributeView }) {
  const text = texts.attributes(page)
  if (!('path' in place)) {
    return <span className="gp-soft">{place.kind === 'left_out' ? text.leftOut : text.unmapped}</span>
  }
  return (
    <span className="gp-soft gp-value-line">
      {place.kind === 'usual' && `${text.usual}: `}
      <code>{place.path}</code>
    </span>
  )
}

export const renderPortalDirectoryAttributes = (props: DirectoryAttributesProps): string =>
  renderPage(<DirectoryAttributesPage {...props} />)
