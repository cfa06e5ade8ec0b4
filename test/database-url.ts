/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  // Not parsed as a URL: one that names a socket folder has no host, which the parser refuses.
  return serverUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/[^?]*/, `$1/${database}`)
}

/** The database that an address names. */
export function databaseName(url: string): string {
  return /^postgres(?:ql)?:\/\/[^/]*\/([^?]*)/.exec(url)?.[1] ?? ''
}
