/** The resource that stands for an organization has its id under another prefix. */
export function resourceIdOf(text: string): string {
  return text.startsWith('org_') ? `authz_resource_${text.slice('org_'.length)}` : text
}
