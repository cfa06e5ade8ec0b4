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

/** Turns a refusal of the API into an error that the caller of the command can mend. */
export async function asAdvice<T>(work: Promise<T>): Promise<T> {
  const { DomainError } = await import('#platform/http/errors.ts')
  return work.catch((error: unknown) => {
    throw error instanceof DomainError ? new ConfigError(error.message) : error
  })
}
