const words: Readonly<Record<string, string>> = {
  oauth: 'OAuth',
  api_key: 'API key',
  client_credentials: 'Client credentials',
}

/** How an account is opened. */
export function methodInWords(method: string): string {
  return words[method] ?? method
}
