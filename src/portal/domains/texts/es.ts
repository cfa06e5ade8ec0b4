import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Dominios',
  lead: 'Quien tiene un correo en un dominio verificado llega a tu inicio de sesión único. La verificación demuestra que el dominio es tuyo.',
  add: {
    label: 'Dominio',
    hint: 'La parte que va después de la @ en los correos de tu empresa, como example.com.',
    submit: 'Añadir dominio',
  },
  list: 'Tus dominios',
  empty: 'Aún no hay dominios. Añade el primero abajo.',
  states: {
    verified: 'Verificado',
    pending: 'Esperando al DNS',
    failed: 'Sin verificar',
  },
  open: (domain) => `Ver los pasos de ${domain}`,
  details: 'Detalles',
  pending: {
    title: (domain) => `Verifica ${domain}`,
    lead: (domain) => `Añade un registro al DNS de ${domain}. No cambia nada de tu sitio web ni de tu correo.`,
  },
  steps: {
    open: 'Abre los ajustes de DNS',
    openAt: (domain, host, path) => `${domain} está alojado en ${host}. Inicia sesión allí y abre ${path}.`,
    openUnknown: (domain) =>
      `Inicia sesión donde se gestiona el DNS de ${domain}, a menudo la empresa donde compraste el dominio, y abre sus registros DNS.`,
    console: (host) => `Abrir ${host}`,
    record: 'Añade un registro TXT',
    recordLead: 'Copia cada valor exactamente como aparece aquí.',
    type: 'Tipo',
    name: 'Nombre o host',
    fullName: 'Si tu consola pide el nombre completo, usa este.',
    value: 'Valor o contenido',
    ttl: 'Deja el TTL como está.',
    wait: 'Espera a que veamos el registro',
    waitLead:
      'La mayoría de los registros se ven en minutos; algunos tardan hasta 48 horas. Seguimos comprobando durante 30 días, así que puedes cerrar esta página y volver.',
  },
  check: 'Comprobar ahora',
  checking: 'Buscando el registro. Esta página se actualiza sola.',
  checkAgain: 'Vuelve a cargar esta página para ver si se encontró el registro.',
  verified: {
    title: (domain) => `${domain} está verificado`,
    lead: 'Todo está listo. Puedes conservar o quitar el registro DNS.',
    manual: (brand) => `${brand} confirmó este dominio por ti, así que no hizo falta ningún registro DNS.`,
  },
  failed: {
    title: (domain) => `${domain} no está verificado`,
    lead: 'No encontramos el registro en 30 días, o bien otra organización verificó antes este dominio.',
    retry: 'Empezar de nuevo',
  },
  remove: {
    link: 'Quitar dominio',
    title: (domain) => `¿Quitar ${domain}?`,
    lead: (domain) =>
      `Quien tenga un correo en ${domain} ya no llegará a tu inicio de sesión único. Para volver a añadir el dominio, tendrás que verificarlo otra vez.`,
    submit: 'Quitar dominio',
    cancel: 'Conservar dominio',
  },
  finish: 'Finalizar',
  nextSso: 'Configurar el inicio de sesión único',
  back: 'Todos los dominios',
  removed: 'El dominio se quitó.',
  errors: {
    empty: 'Escribe un dominio, como example.com.',
    malformed: 'Esto no es un dominio. Escribe uno como example.com, sin https:// ni @.',
    ip_address: 'Esto es una dirección IP. Escribe un dominio, como example.com.',
    single_label: 'Falta la terminación. Escribe el dominio completo, como example.com.',
    wildcard: 'Escribe cada dominio por separado, sin asterisco.',
    public_suffix: 'Muchas empresas comparten esta terminación. Escribe tu propio dominio dentro de ella.',
    consumer: 'Es un proveedor de correo público. Escribe un dominio que pertenezca a tu empresa.',
    exists: 'Ya añadiste este dominio.',
  },
}
