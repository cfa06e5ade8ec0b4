import { readSecretFiles } from './secret-settings.ts'

export type Variables = Record<string, string | undefined>

/** Reads settings and collects their faults, so that all of them are reported together. */
export interface SettingsReader {
  /** A sentence for each setting that cannot be used. */
  readonly faults: string[]
  text(name: string): string | undefined
  /** A text that passes a check; `fault` describes valid values. */
  checked(name: string, isRight: (value: string) => boolean, fault: string): string | undefined
  integer(name: string, range: { usual: number; min: number; max: number; unit?: string }): number
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T | undefined
  /** Parts between commas, each of which passes the check. */
  list(name: string, isRight?: (part: string) => boolean, fault?: string): string[]
}

/** Secrets may be in files (`secret-settings.ts`). */
export function createSettingsReader(given: Variables): SettingsReader {
  const { variables, faults } = readSecretFiles(given)
  // Compose files and unit files pass unset variables as empty strings.
  const text = (name: string) => (variables[name] === '' ? undefined : variables[name])
  const list = (name: string) =>
    (text(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')

  return {
    faults,
    text,
    checked(name, isRight, fault) {
      const value = text(name)
      if (value !== undefined && !isRight(value)) faults.push(`${name} ${fault}`)
      return value
    },
    integer(name, { usual, min, max, unit }) {
      const value = Number(text(name) ?? usual)
      if (Number.isInteger(value) && value >= min && value <= max) return value
      const number = unit === undefined ? 'a number' : `a number of ${unit}`
      faults.push(`${name} is ${JSON.stringify(text(name))}. Set it to ${number} from ${min} to ${max}.`)
      return usual
    },
    choice(name, choices) {
      const value = choices.find((choice) => choice === text(name))
      if (value === undefined && text(name) !== undefined) faults.push(`${name} must be ${inWords(choices)}.`)
      return value
    },
    list(name, isRight = () => true, fault = '') {
      const parts = list(name)
      const wrong = parts.find((part) => !isRight(part))
      if (wrong !== undefined) faults.push(`${name} holds ${JSON.stringify(wrong)}. ${fault}`)
      return parts
    },
  }
}

function inWords(choices: readonly string[]): string {
  return choices.join(', ').replace(/, ([^,]*)$/, ' or $1')
}
