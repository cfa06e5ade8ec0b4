import {
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  LinkButton,
  type PageNotices,
  renderPage,
  SelectField,
  TextField,
} from '#pages/kit/index.ts'
import { afterStep } from '../../kit/index.ts'
import { SetupPage, type SetupPlace } from '../setup/setup-page.tsx'
import { texts } from '../texts/index.ts'

export interface RolesProps extends PageNotices {
  place: SetupPlace
  sendsGroups: boolean
  mapped: readonly { group: string; role: string; removeForm: FormTarget }[]
  roles: readonly { slug: string; name: string }[]
  /** Receives `group` and `role`. */
  addForm: FormTarget
  group?: FieldState | undefined
  /** The slug that was chosen. */
  role?: FieldState | undefined
}

/** Which groups of the provider give which roles. */
function RolesPage(props: RolesProps) {
  const { place, sendsGroups, mapped, alert, notice, group, role } = props
  const { page, provider, isInSetup } = place
  const text = texts.roles(page)
  const setup = texts.setup(page)
  const lead = sendsGroups ? text.lead(page.brand.name, provider) : text.notSent(provider)
  return (
    <SetupPage
      place={place}
      step="roles"
      title={text.title}
      lead={lead}
      failed={hasFailed(alert, group, role)}
      alert={alert}
      notice={notice}
    >
      {(sendsGroups || mapped.length > 0) && <Mappings {...props} />}
      <div className="gp-actions">
        <LinkButton
          href={afterStep(place, 'roles')}
          label={mapped.length > 0 || !isInSetup || !sendsGroups ? setup.continue : setup.skip}
        />
      </div>
    </SetupPage>
  )
}

function Mappings({ place: { page }, mapped, roles, addForm, group, role }: RolesProps) {
  const text = texts.roles(page)
  return (
    <section className="gh-card gp-card">
      {mapped.length === 0 ? (
        <p className="gp-soft">{text.empty}</p>
      ) : (
        <ul className="gp-pairs" aria-label={text.list}>
          {mapped.map((each) => (
            <li key={`${each.group} ${each.role}`}>
              <span>
                <bdi>{each.group}</bdi> → <bdi>{each.role}</bdi>
              </span>
              <Form target={each.removeForm} className="gp-inline">
                <button
                  className="gh-link"
                  type="submit"
                  aria-label={`${text.remove}: ${text.gives(each.group, each.role)}`}
                >
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
            name="group"
            label={text.group}
            state={group}
            autoComplete="off"
            maxLength={500}
            hint={text.groupHint}
            autoFocus={group?.error !== undefined}
          />
          <SelectField
            name="role"
            label={text.role}
            options={roles.map(({ slug, name }) => ({ value: slug, label: name }))}
            state={role}
          />
        </div>
        <button className="gh-button gh-button-secondary" type="submit">
          {text.add}
        </button>
      </Form>
    </section>
  )
}

export const renderPortalRoles = (props: RolesProps): string => renderPage(<RolesPage {...props} />)
