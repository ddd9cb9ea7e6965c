import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { toCamelCase } from '../common/camel-case/camel-case.js';
import { ERROR_CODES } from '../common/errors/error-codes.js';
import { ProblemResponse } from '../common/errors/problem.decorator.js';
import { type Schema, toJsonSchema } from './json-schema.js';

export const API_TITLE = 'AI Community Backend';
export const API_VERSION = '0.1.0';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Every route may answer this. */
const TOO_MANY_REQUESTS = {
  description: `\`rate_limited\`: ${ERROR_CODES.rate_limited.meaning}`,
  headers: { 'Retry-After': { description: 'Seconds after which to go on.', schema: { type: 'integer' } } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemResponse' } } },
} as const;

/** Every route may answer this that is not for everybody. */
const UNAUTHORIZED = {
  description: (['authentication_required', 'invalid_token'] as const)
    .map((code) => `\`${code}\`: ${ERROR_CODES[code].meaning}`)
    .join(' '),
  content: TOO_MANY_REQUESTS.content,
} as const;

/** Describes the REST API (OpenAPI 3.1) with the names that travel. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(API_TITLE)
    .setDescription(
      'Channels, their history, and sending. Live messages come over the WebSocket at `/ws`. Bodies and queries may be ' +
        'written in camelCase or snake_case. Errors are problem documents (RFC 9457) with a stable `code`.',
    )
    .setVersion(API_VERSION)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token, or the token of a bot.' })
    .addSecurityRequirements('bearer')
    .addSecurityRequirements({})
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    extraModels: [ProblemResponse],
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '').toLowerCase()}_${method}`,
  });
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) {
    schemas[name] = toJsonSchema(schema, toCamelCase);
  }
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      // What everybody may call says so by a requirement of nothing.
      if (operation && operation.security?.some((scheme) => Object.keys(scheme).length === 0) !== true) {
        operation.responses['401'] ??= UNAUTHORIZED;
        describeForBots(operation);
      }
      if (operation) {
        operation.responses['429'] = TOO_MANY_REQUESTS;
      }
      for (const parameter of operation?.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'query') {
          parameter.name = toCamelCase(parameter.name);
        }
      }
    }
  }
  return document;
}

/** Tells what a route asks of the token of a bot; its decorator left the scopes in the operation. */
function describeForBots(operation: Operation): void {
  const { 'x-bot-scopes': scopes } = operation as { 'x-bot-scopes'?: string[] };
  operation.description = scopes ? tellScopes(scopes) : 'Closed to bots.';
  const { description = '' } = (operation.responses['403'] ?? {}) as { description?: string };
  operation.responses['403'] = {
    description: `${description} \`insufficient_scope\`: ${ERROR_CODES.insufficient_scope.meaning}`.trim(),
    content: TOO_MANY_REQUESTS.content,
  };
}

/** Tells which scopes the token of a bot needs for something. */
export function tellScopes(scopes: readonly string[]): string {
  return `Bots need ${scopes.map((scope) => `\`${scope}\``).join(' and ') || 'no scope'}.`;
}
