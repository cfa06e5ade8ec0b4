const kinds: Readonly<Record<string, string>> = {
  production: 'Production',
  sandbox: 'Sandbox',
  system: 'Operators',
}

export function environmentKindInWords(kind: string): string {
  return kinds[kind] ?? kind
}
