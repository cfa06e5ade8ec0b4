import type { FieldState } from './form-props.ts'

/**
 * The first field with an error, otherwise the first empty one, otherwise the first. `names` are in the order of the
 * page.
 */
export function firstToFocus<Name extends string>(
  names: readonly Name[],
  states: Partial<Record<Name, FieldState | undefined>>,
): Name | undefined {
  return names.find((name) => states[name]?.error) ?? names.find((name) => !states[name]?.value) ?? names[0]
}

/** Whether the form came back with something to correct. */
export function hasFailed(alert: string | undefined, ...states: readonly (FieldState | undefined)[]): boolean {
  return alert !== undefined || states.some((state) => state?.error !== undefined)
}
