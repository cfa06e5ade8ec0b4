/** An answer as one version of its object. */
export interface Version {
  /** Undefined for an object that changes are made on without a condition. */
  etag: string | undefined
  /** Reads the object as it is now. */
  readAgain: () => Promise<unknown>
}

const versions = new WeakMap<object, Version>()

/** Remembers which version an answer is, for as long as the page keeps it. */
export function rememberVersion(answer: unknown, version: Version): void {
  if (typeof answer === 'object' && answer !== null) versions.set(answer, version)
}

/** Undefined for what is no answer of a read. */
export function versionOf(answer: object): Version | undefined {
  return versions.get(answer)
}
