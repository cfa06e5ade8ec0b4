/** What a widget may be asked to do beyond its user's own account. Permissions of the same names are the system's. */
export const widgetScopes = [
  'widgets:users-table:manage',
  'widgets:domain-verification:manage',
  'widgets:sso:manage',
  'widgets:api-keys:manage',
  'widgets:dsync:manage',
  'widgets:audit-log-streaming:manage',
  'widgets:pipes:manage',
] as const
export type WidgetScope = (typeof widgetScopes)[number]

/** Permissions that let a role's members have keys of their own. A token of a user carries them without being asked. */
export const ownKeyPermissions = ['widgets:user-api-keys:manage-self', 'widgets:user-api-keys:manage-all'] as const

export type WidgetPermission = WidgetScope | (typeof ownKeyPermissions)[number]
