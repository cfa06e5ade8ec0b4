import { randomToken } from '#platform/crypto/random.ts'

const prefix = 'sk_'
const agentPrefix = 'sk_agent_'

/** A new key: the prefix that secret scanners look for, and 43 random letters and digits, 256 bits. */
export function newKeyValue(): string {
  return prefix + randomToken(43)
}

/** A new key for an agent: a prefix of its own, and as many random characters as {@link newKeyValue} has. */
export function newAgentKeyValue(): string {
  return agentPrefix + randomToken(43)
}

/** Whether a value looks like the key of an agent. */
export function isAgentKeyValue(value: string): boolean {
  return value.startsWith(agentPrefix)
}

/** What may be shown of a key later: the prefix and the last four characters. */
export function obfuscate(value: string): string {
  return `${isAgentKeyValue(value) ? agentPrefix : prefix}...${value.slice(-4)}`
}
