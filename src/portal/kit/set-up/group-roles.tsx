import type { ReactNode } from 'react'
import { type FieldState, Form, type FormTarget, SelectField } from '#pages/kit/index.ts'

interface GroupRoleTexts {
  /** The name of the list. */
  list: string
  role: string
  add: string
  remove: string
  gives: (group: string, role: string) => string
}

/** A group that gives a role, both by their names. */
export interface MappedGroup {
  group: string
  role: string
  removeForm: FormTarget
}

/** The groups that give roles, each with a button that ends it. */
export function MappedGroups({ text, mapped }: { text: GroupRoleTexts; mapped: readonly MappedGroup[] }) {
  return (
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
  )
}

export interface AddGroupProps {
  text: GroupRoleTexts
  /** Receives `group` and `role`. */
  form: FormTarget
  roles: readonly { slug: string; name: string }[]
  /** The slug that was chosen. */
  role: FieldState | undefined
  /** The field for the group. */
  children: ReactNode
}

/** Adds a group that gives a role; how a group is named depends on where groups come from. */
export function AddGroup({ text, form, roles, role, children }: AddGroupProps) {
  return (
    <Form target={form}>
      <div className="gh-pair">
        {children}
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
  )
}
