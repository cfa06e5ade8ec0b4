import {
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  type PageNotices,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import { SetUpPage } from '../../kit/index.ts'
import { type SetupPlace, submitLabel } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

/** Attributes that every profile has. */
export type StandardAttribute = 'id' | 'email' | 'firstName' | 'lastName' | 'groups'

export interface AttributesProps extends PageNotices {
  place: SetupPlace
  /** Receives the fields by the names of the attributes. */
  form: FormTarget
  standard: readonly { name: StandardAttribute; value: string; usual?: string | undefined }[]
  custom: readonly { ours: string; theirs: string; removeForm: FormTarget }[]
  /** Receives `ours` and `theirs`. */
  addForm: FormTarget
  /** Of SAML: whether sign-ins may lack a NameID, and what changes it. */
  nameId?: { isOptional: boolean; form: FormTarget } | undefined
  ours?: FieldState | undefined
  theirs?: FieldState | undefined
}

/** Which names the provider has for what we know of a person. */
function AttributesPage(props: AttributesProps) {
  const { place, form, standard, alert, notice, ours, theirs } = props
  const { page } = place
  const text = texts.attributes(page)
  return (
    <SetUpPage
      place={place}
      name="attributes"
      title={text.title}
      lead={text.lead}
      failed={hasFailed(alert, ours, theirs)}
      alert={alert}
      notice={notice}
    >
      <section className="gh-card gp-card">
        <Form target={form}>
          {standard.map(({ name, value, usual }) => (
            <TextField
              key={name}
              name={name}
              label={text[name]}
              state={{ value }}
              autoComplete="off"
              maxLength={500}
              required={false}
              hint={usual === undefined ? text.usual : text.usualOf(usual)}
            />
          ))}
          <button className="gh-button gh-button-primary" type="submit">
            {submitLabel(place)}
          </button>
        </Form>
      </section>
      <Custom {...props} />
      <MissingNameId {...props} />
    </SetUpPage>
  )
}

function Custom({ place: { page }, custom, addForm, ours, theirs }: AttributesProps) {
  const text = texts.attributes(page).custom
  return (
    <section className="gh-card gp-card">
      <h2>{text.title}</h2>
      <p className="gp-soft">{text.lead(page.brand.name)}</p>
      {custom.length > 0 && (
        <ul className="gp-pairs">
          {custom.map((each) => (
            <li key={each.ours}>
              <span>
                <code>{each.theirs}</code> → <code>{each.ours}</code>
              </span>
              <Form target={each.removeForm} className="gp-inline">
                <button className="gh-link" type="submit" aria-label={`${text.remove}: ${each.ours}`}>
                  {text.remove}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form target={addForm}>
        <div className="gh-pair">
          <TextField
            name="theirs"
            label={text.theirs}
            state={theirs}
            autoComplete="off"
            maxLength={500}
            autoFocus={theirs?.error !== undefined}
          />
          <TextField
            name="ours"
            label={text.ours(page.brand.name)}
            state={ours}
            autoComplete="off"
            maxLength={100}
            autoFocus={theirs?.error === undefined && ours?.error !== undefined}
          />
        </div>
        <button className="gh-button gh-button-secondary" type="submit">
          {text.add}
        </button>
      </Form>
    </section>
  )
}

function MissingNameId({ place: { page }, nameId }: AttributesProps) {
  if (nameId === undefined) return null
  const text = texts.attributes(page).nameId
  return (
    <section className="gh-card gp-card">
      <h2>{text.title}</h2>
      <p className="gp-soft">{text.lead}</p>
      <Form target={nameId.form}>
        <button className="gh-button gh-button-secondary" type="submit">
          {nameId.isOptional ? text.require : text.allow}
        </button>
      </Form>
    </section>
  )
}

export const renderPortalAttributes = (props: AttributesProps): string => renderPage(<AttributesPage {...props} />)
