import type { GuideValue, GuideValues, PasteAction } from './action.ts'

export function pastedValue<Value extends GuideValue>(
  { value }: PasteAction<Value>,
  values: GuideValues<Value>,
): string {
  return typeof value === 'string' ? values[value] : value(values)
}
