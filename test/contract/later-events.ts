/** Official events that came after the description in this folder. No description says what they contain. */
export const laterEvents: ReadonlySet<string> = new Set([
  'agent.blueprint.created',
  'agent.blueprint.deleted',
  'agent.blueprint.updated',
  'agent.instance.created',
  'agent.instance.deleted',
  'agent.instance.session.created',
  'agent.instance.session.revoked',
  'pipes.account_connection.add_failed',
  'pipes.account_connection.connected',
  'pipes.account_connection.connection_failed',
  'pipes.account_connection.disconnected',
  'pipes.account_connection.reauthorization_needed',
])
