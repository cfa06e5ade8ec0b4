export { admitMember, admitTo, admitToAny, admitUser } from './admit.ts'
export { widgetCallsArea } from './area.ts'
export { authenticateWidget } from './authenticate.ts'
export {
  defineOrganizationOperation,
  defineUserOperation,
  type WidgetDefinition,
} from './define-widget-operation.ts'
export { checkElevated, mintElevatedToken } from './elevated-access.ts'
export { widgetNeedsUser, widgetPermissionMissing, widgetTokenEnded } from './errors.ts'
export { heldPermissions, permissionsNotHeld } from './held-permissions.ts'
export { widgetListQuery } from './list-query.ts'
export { ownKeyPermissions, type WidgetPermission, widgetScopes } from './scopes.ts'
export type { OrganizationWidget, UserWidget } from './widget.ts'
