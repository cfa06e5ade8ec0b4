/** The roles of operators, from the one that may do most to the one that only reads. */
export const operatorRoles = ['owner', 'developer', 'support', 'viewer'] as const
export type OperatorRole = (typeof operatorRoles)[number]

export function isOperatorRole(text: string): text is OperatorRole {
  return operatorRoles.some((role) => role === text)
}
