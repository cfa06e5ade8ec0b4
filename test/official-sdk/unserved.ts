/** Methods of the installed official SDK whose operation is not served yet. The list only shrinks. */
export const unservedMethods: ReadonlySet<string> = new Set([
  'pipes.createDataIntegrationApiKey',
  'pipes.createDataIntegrationClientCredential',
  'pipes.getOrganizationDataIntegration',
  'pipes.updateOrganizationDataIntegration',
  'pipes.deleteOrganizationDataIntegration',
  'pipes.getOrganizationConnectedAccount',
  'pipes.createOrganizationConnectedAccount',
  'pipes.updateOrganizationConnectedAccount',
  'pipes.deleteOrganizationConnectedAccount',
  'pipes.listOrganizationDataProviders',
])
