import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Flujos de registros',
  lead: (brand) => `Los eventos de tu registro de auditoría en ${brand} van a estos destinos a medida que ocurren.`,
  add: 'Añadir un destino',
  choose: {
    title: 'Elige un destino',
    lead: (brand) =>
      `Selecciona adónde envía ${brand} los eventos de tu registro de auditoría. Necesitas acceso de administrador.`,
    detail: {
      Datadog: 'Recepción de registros',
      Splunk: 'Recolector de eventos HTTP',
      S3: 'Bucket de AWS',
      GoogleCloudStorage: 'Bucket de Google',
      AzureSentinel: 'API de ingesta de registros',
      GenericHttps: 'Cualquier dirección',
    },
  },
  setup: {
    title: (destination) => `Enviar a ${destination}`,
    lead: 'Sigue estos pasos allí y luego introduce los datos. Enviamos un evento de prueba antes de empezar.',
    details: 'Datos',
    submit: 'Enviar una prueba y empezar',
    other: 'Elegir otro destino',
    egress: {
      title: 'Permite estas direcciones',
      lead: 'Si tu cortafuegos solo admite remitentes conocidos, añade las direcciones de las que vienen los eventos.',
      address: 'Dirección de origen',
    },
  },
  states: {
    active: 'Enviando',
    error: 'Reintentando',
    invalid: 'Rechazado',
    inactive: 'En pausa',
  },
  words: {
    active: 'Los eventos llegan a medida que ocurren.',
    error: 'El destino no acepta eventos en este momento. Los guardamos y lo intentamos de nuevo; no se pierde nada.',
    invalid:
      'El destino rechaza las credenciales o los ajustes. Cámbialos para continuar; hasta entonces no se pierde nada.',
    inactive: 'No se envía nada. Los eventos se guardan y siguen cuando reanudes.',
  },
  facts: {
    title: 'Estado',
    pending: 'Pendientes de envío',
    last: 'Último evento aceptado',
    never: 'Ninguno todavía',
    next: 'Próximo intento',
    error: 'Último error',
  },
  says: (destination, words) => `${destination} dice: ${words}`,
  test: 'Enviar evento de prueba',
  tested: 'El evento de prueba ha llegado.',
  started: 'El evento de prueba ha llegado. Los eventos se envían desde ahora.',
  untaken: (words) => `El evento de prueba no fue aceptado, así que aún no se envía nada. ${words}`,
  refused: (words) => `El evento de prueba no fue aceptado. ${words}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  finish: 'Terminar',
  settings: {
    title: 'Ajustes',
    change: 'Credenciales y datos',
    guide: 'Pasos',
    save: 'Guardar y enviar una prueba',
    back: 'Flujo de registros',
  },
  remove: {
    title: 'Eliminar',
    lead: 'Termina el flujo. Lo enviado permanece en el destino.',
    confirm: (destination) => `¿Eliminar el flujo a ${destination}?`,
    confirmLead: (n) =>
      `${n} eventos pendientes no se enviarán. Lo enviado permanece en el destino. Esto no se puede deshacer.`,
    keep: 'Conservarlo',
  },
  unavailable: (brand) =>
    `${brand} aún no puede enviar a este destino: a su servidor le falta un ajuste. Elige otro o pregunta a ${brand}.`,
  many: 'Ya hay tantos flujos como se puede. Elimina uno para añadir otro.',
  ourAccount: (brand) => `<cuenta de AWS de ${brand}>`,
}
