import type { Texts } from './en.ts'

export const es: Texts = {
  states: {
    active: 'Activo',
    inactive: 'Desactivado',
    draft: 'Sin terminar',
  },
  saved: 'Tus cambios están guardados.',
  activated: 'El inicio de sesión único está activado.',
  deactivated: 'El inicio de sesión único está desactivado.',
  finish: {
    lead: 'La configuración no está terminada. Prueba la conexión y actívala.',
    draft: (provider) => `La configuración no está terminada. Faltan los datos de ${provider}.`,
    go: 'Continuar la configuración',
  },
  addresses: {
    title: 'Para tu proveedor',
    lead: (provider, brand) => `Lo que ${provider} debe saber de ${brand}.`,
    acsUrl: 'URL de ACS',
    sloUrl: 'URL de cierre de sesión único',
    spEntityId: 'ID de entidad',
    metadataUrl: 'URL de metadatos',
    redirectUri: 'URI de redirección',
    jwksUri: 'URL del conjunto de claves (JWKS)',
  },
  settings: {
    title: 'Ajustes',
    guide: (provider) => `Guía de ${provider}`,
    provider: 'Datos del proveedor',
    attributes: 'Atributos',
    roles: 'Funciones según grupos',
    certificates: 'Certificados',
    test: 'Probar el inicio de sesión',
  },
  attempts: {
    title: 'Inicios de sesión recientes',
    all: 'Todos los inicios de sesión',
    none: 'Los inicios de sesión aparecerán aquí.',
  },
  off: {
    title: 'Desactivar o empezar de nuevo',
    deactivate: 'Desactivar',
    deactivateLead: (provider) =>
      `Nadie podrá iniciar sesión a través de ${provider} hasta que lo actives de nuevo. No se borra nada.`,
    reset: 'Restablecer la conexión',
    resetLead: 'Borra la conexión con todos sus ajustes, para que puedas configurar otro proveedor.',
    confirmDeactivate: '¿Desactivar el inicio de sesión único?',
    confirmReset: (provider) => `¿Restablecer la conexión con ${provider}?`,
    keep: 'Conservarla',
  },
}
