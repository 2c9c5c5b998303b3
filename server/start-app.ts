import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import { keysAreApart, type ServerConfig } from './config.ts'
import { keepReleases } from './features/releases/keep-releases.ts'
import { createServices } from './http/create-services.ts'
import { loggableError } from './http/loggable-error.ts'
import type { AppServices } from './http/services.ts'
import type { OpenData } from './open-data.ts'

/** The application over opened data, with everything that works beside its requests begun. */
export function startApp(config: ServerConfig, data: OpenData, version: string) {
  const logger = pino({ level: config.logLevel, base: null }, pino.destination(2))
  const services = startServices(config, data, version, logger)
  return { services, app: createApp(services, logger) }
}

function startServices(
  config: ServerConfig,
  { db, pack, demoAccounts, keys }: OpenData,
  version: string,
  logger: Logger,
): AppServices {
  const { publicUrl, routingUrl, geocoderUrl, checkResponses } = config
  const urls = { publicUrl, routingUrl, geocoderUrl }
  const http = { ...urls, checkResponses, version, keysApart: keysAreApart(config) }
  const services = createServices(db, pack, http, demoAccounts.length > 0, keys)
  keepReleases(services, logger)
  const tell = (part: string) => (error: unknown) => logger.error({ error: loggableError(error) }, part)
  void services.points.start(tell('points'))
  services.imports.start(services, tell('imports')).catch(tell('imports'))
  return services
}
