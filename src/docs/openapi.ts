import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { toCamelCase } from '../common/camel-case/camel-case.js';
import { ProblemResponse } from '../common/errors/problem.decorator.js';

interface Schema {
  type?: string | string[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** Describes the REST API (OpenAPI 3.1) with the names that travel. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('AI Community Backend')
    .setDescription(
      'Channels, their history, and sending. Live messages come over the WebSocket at `/ws`. Bodies and queries may be ' +
        'written in camelCase or snake_case. Errors are problem documents (RFC 9457) with a stable `code`.',
    )
    .setVersion('0.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    extraModels: [ProblemResponse],
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '').toLowerCase()}_${method}`,
  });
  for (const schema of Object.values(document.components?.schemas ?? {}) as Schema[]) {
    translateSchema(schema);
  }
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.patch]) {
      for (const parameter of operation?.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'query') {
          parameter.name = toCamelCase(parameter.name);
        }
      }
    }
  }
  return document;
}

function translateSchema(schema: Schema): void {
  schema.required = schema.required?.map(toCamelCase);
  if (schema.properties) {
    schema.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [toCamelCase(name), withNull(property)]),
    );
  }
}

/** OpenAPI 3.1 follows JSON Schema, where null is one more type; the decorators still write 3.0's `nullable`. */
function withNull({ nullable, ...schema }: Schema): Schema {
  return nullable ? { ...schema, type: [schema.type as string, 'null'] } : schema;
}
