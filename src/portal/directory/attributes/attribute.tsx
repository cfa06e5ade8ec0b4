import { type FieldState, Form, type FormTarget, hasFailed, renderPage, TextField } from '#pages/kit/index.ts'
import { SetUpPage } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import type { ArrivedValue } from './arrived-values.ts'
import type { AttributeView } from './attribute-views.ts'

export interface DirectoryAttributeProps {
  place: DirectoryPlace
  attribute: Pick<AttributeView, 'name' | 'place' | 'usualPath'>
  /** Receives `path`. */
  form: FormTarget
  path?: FieldState | undefined
  /** Takes the attribute out of the map. */
  resetForm: FormTarget
  leaveOutForm: FormTarget
  /** What the newest person has; empty without one. */
  arrived: readonly ArrivedValue[]
}

/** Where a directory has one attribute. */
function DirectoryAttributePage(props: DirectoryAttributeProps) {
  const { place, attribute, form, path, arrived } = props
  const { page, baseUrl } = place
  const text = texts.attributes(page).edit
  return (
    <SetUpPage
      place={place}
      name="attribute"
      title={text.title(attribute.name)}
      lead={text.lead}
      back={{ href: `${baseUrl}/attributes`, label: texts.attributes(page).title }}
      failed={hasFailed(undefined, path)}
    >
      <section className="gh-card gp-card">
        <Form target={form}>
          <TextField
            name="path"
            label={text.path}
            state={path}
            autoComplete="off"
            maxLength={500}
            hint={text.hint}
            autoFocus
          />
          <button className="gh-button gh-button-primary" type="submit">
            {text.save}
          </button>
        </Form>
      </section>
      <OtherChoices {...props} />
      {arrived.length > 0 && (
        <section className="gp-section">
          <h2>{text.arrived}</h2>
          <Form target={form} className="gp-inline">
            <ul className="gp-rows">
              {arrived.map(({ path: found, value }) => (
                <li key={found} className="gp-row">
                  <span className="gp-row-main">
                    <code className="gp-value-line">{found}</code>
                    <bdi className="gp-soft gp-value-line">{value}</bdi>
                  </span>
                  <button
                    className="gh-link"
                    type="submit"
                    name="path"
                    value={found}
                    aria-label={`${text.use}: ${found}`}
                  >
                    {text.use}
                  </button>
                </li>
              ))}
            </ul>
          </Form>
        </section>
      )}
    </SetUpPage>
  )
}

function OtherChoices({
  place: { page },
  attribute: { place, usualPath },
  resetForm,
  leaveOutForm,
}: DirectoryAttributeProps) {
  const text = texts.attributes(page).edit
  const isMapped = place.kind === 'own' || place.kind === 'left_out'
  const ways = [
    ...(isMapped ? [[resetForm, usualPath === undefined ? text.unmap : text.reset(usualPath)] as const] : []),
    ...(place.kind === 'left_out' ? [] : [[leaveOutForm, text.leaveOut] as const]),
  ]
  return (
    <section className="gp-section">
      <h2>{text.other}</h2>
      <div className="gp-actions">
        {ways.map(([target, label]) => (
          <Form key={label} target={target} className="gp-inline">
            <button className="gh-link" type="submit">
              {label}
            </button>
          </Form>
        ))}
      </div>
    </section>
  )
}

export const renderPortalDirectoryAttribute = (props: DirectoryAttributeProps): string =>
  renderPage(<DirectoryAttributePage {...props} />)
