import type { GuideValues, PasteAction } from './action.ts'

export function pastedValue({ value }: PasteAction, values: GuideValues): string {
  return typeof value === 'string' ? values[value] : value(values)
}
