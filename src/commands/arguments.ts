import { ConfigError } from '#platform/config-error.ts'

/** All words after the command. */
export function wordsOf(argument: string | undefined, options: readonly string[]): readonly string[] {
  return argument === undefined ? options : [argument, ...options]
}

/** @throws ConfigError with the advice if the argument is missing */
export function required(argument: string | undefined, advice: string): string {
  if (argument === undefined || argument === '') throw new ConfigError(advice)
  return argument
}
