import { defineCounter } from '../gauges/define-figure.ts'

export const keyServiceCalls = defineCounter({
  name: 'gatehouse_key_service_calls_total',
  help: 'Calls of key services by provider, owner of the key and outcome: `ok`, `refused`, `unavailable`.',
  labels: ['provider', 'owner', 'outcome'],
  advice:
    'Unavailable or refused for `operator`: objects of the Vault can’t be read. See the service’s own log and the rights of the server. For `customer`, the customer may have withdrawn the key.',
})
