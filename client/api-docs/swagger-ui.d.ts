declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** As much of Swagger UI's settings as is used here. */
  interface SwaggerUiSettings {
    readonly url: string
    readonly dom_id: string
    readonly deepLinking: boolean
    readonly validatorUrl: null
    readonly docExpansion: 'list' | 'full' | 'none'
    readonly defaultModelsExpandDepth: number
    readonly displayRequestDuration: boolean
    readonly persistAuthorization: boolean
  }

  const SwaggerUi: (settings: SwaggerUiSettings) => void
  export { SwaggerUi as default }
}
