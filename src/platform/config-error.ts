/** A setting that makes the server refuse to start. The message says which variable to set and to what. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}
