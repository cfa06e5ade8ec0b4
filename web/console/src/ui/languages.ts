/** The languages of pages and emails. */
export const languages = [
  { value: 'en', text: 'English' },
  { value: 'de', text: 'German' },
  { value: 'es', text: 'Spanish' },
  { value: 'fr', text: 'French' },
  { value: 'ja', text: 'Japanese' },
  { value: 'pt-BR', text: 'Portuguese (Brazil)' },
] as const

export type Language = (typeof languages)[number]['value']

export const colorSchemes = [
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const

export const devices = [
  { value: 'desktop', text: 'Desktop' },
  { value: 'phone', text: 'Phone' },
] as const

/** The option that a text of an address names, otherwise the first. */
export function chosen<T extends string>(
  options: readonly [{ value: T }, ...{ value: T }[]],
  value: string | undefined,
): T {
  return (options.find((option) => option.value === value) ?? options[0]).value
}
