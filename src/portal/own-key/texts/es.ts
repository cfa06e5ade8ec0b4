import type { Texts } from './en.ts'

export const es: Texts = {
  choose: {
    title: 'Usa tu propia clave de cifrado',
    lead: (brand) =>
      `Los secretos que ${brand} guarda para tu empresa se cifran con una clave que permanece en tu nube. Si retiras la clave, nadie puede leerlos.`,
    where: '¿Dónde está tu clave?',
    detail: {
      AWS_KMS: 'Servicio de Amazon',
      GCP_KMS: 'Servicio de Google',
      AZURE_KEY_VAULT: 'Servicio de Microsoft',
    },
  },
  setup: {
    title: (service) => `Usa una clave de ${service}`,
    lead: 'Sigue estos pasos allí y luego introduce los datos. Antes de usar la clave, ciframos algo con ella y lo desciframos.',
    details: 'Datos',
    submit: 'Comprobar y usar esta clave',
    other: 'Otro servicio',
  },
  title: 'Tu clave de cifrado',
  states: {
    good: 'En uso',
    bad: 'No se puede usar',
  },
  words: {
    good: (brand) => `Los secretos que ${brand} guarda para tu empresa están cifrados con esta clave.`,
    bad: (brand) => `${brand} no puede leer los secretos de tu empresa hasta que la clave vuelva a funcionar.`,
  },
  facts: {
    title: 'Clave',
    service: 'Servicio',
    verified: 'Última comprobación correcta',
    since: 'En uso desde',
  },
  verify: 'Comprobar la clave',
  used: 'La configuración ha terminado: la clave cifró algo y lo descifró. Se usa desde ahora.',
  verified: 'La clave funciona: cifró algo y lo descifró.',
  unusable: (service, words) =>
    `La clave no pudo cifrar algo y descifrarlo, así que no se ha cambiado nada. ${service} dice: ${words}`,
  former:
    'Tu clave actual no se puede usar y hace falta para el cambio. Permítenos usarla una vez más e inténtalo de nuevo.',
  busy: 'La clave se está cambiando en este momento. Inténtalo de nuevo.',
  says: (service, words) => `${service} dice: ${words}`,
  settings: {
    title: 'Ajustes',
    change: 'Cambiar la clave o las credenciales',
    changeLead: 'Todo lo cifrado pasa de inmediato a la nueva clave.',
  },
  remove: {
    title: 'Dejar de usar esta clave',
    row: (brand) => `Los secretos vuelven a una clave de ${brand}, o se pierden si así lo eliges.`,
    confirm: (service) => `¿Dejar de usar la clave de ${service}?`,
    lead: (brand) =>
      `Los secretos de tu empresa se conservan y a partir de ahora se cifran con una clave de ${brand}. Para eso hace falta tu clave una vez más: retira nuestro acceso solo después.`,
    submit: 'Dejar de usarla',
    keep: 'Conservarla',
    destroy: {
      title: 'Destruir los secretos',
      lead: (name) =>
        `Funciona sin la clave. Nadie podrá volver a leer lo que está cifrado con ella. Para confirmar, escribe ${name}.`,
      field: 'Nombre de tu organización',
      submit: 'Destruir los secretos',
      wrong: (name) => `Escribe ${name}, exactamente como aparece aquí.`,
    },
  },
}
