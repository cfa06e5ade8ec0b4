import type { Texts } from './en.ts'

export const es: Texts = {
  title: (organization) => `Configura ${organization}`,
  lead: (brand) => `En dos pasos, tus colegas podrán iniciar sesión en ${brand} con su cuenta de empresa.`,
  leadForAll: (brand) =>
    `Tus compañeros inician sesión en ${brand} con su cuenta de empresa, y tu directorio mantiene al día personas y grupos.`,
  domains: {
    title: 'Dominios',
    lead: 'Demuestra que los dominios de correo pertenecen a tu empresa.',
    none: 'Sin configurar',
    some: (count) => (count === 1 ? 'Uno verificado' : `${count} verificados`),
    pending: 'Esperando al DNS',
  },
  sso: {
    title: 'Inicio de sesión único',
    lead: 'Conecta tu proveedor de identidad para que todos inicien sesión como siempre.',
    none: 'Sin configurar',
    draft: 'Configuración sin terminar',
    active: 'Activo',
    inactive: 'Desactivado',
  },
  directory: {
    title: 'Sincronización de directorio',
    lead: 'Envía personas y grupos desde tu directorio para que el acceso lo siga.',
    none: 'Sin configurar',
    draft: 'Configuración sin terminar',
    waiting: 'Esperando a tu proveedor',
    linked: 'Conectada',
    failed: 'Credenciales rechazadas',
  },
  done: {
    title: 'La configuración está completa',
    lead: (organization, brand) =>
      `${organization} está lista. Tus colegas pueden iniciar sesión en ${brand} con su cuenta de empresa.`,
    domains: (organization) => `Los dominios de ${organization} están verificados.`,
    directory: (organization, brand) =>
      `El directorio de ${organization} está conectado. Los cambios en personas y grupos llegan solos a ${brand}.`,
    logStreams: (organization) => `El registro de auditoría de ${organization} se envía.`,
    continue: (brand) => `Continuar a ${brand}`,
    review: 'Revisar los ajustes',
  },
}
