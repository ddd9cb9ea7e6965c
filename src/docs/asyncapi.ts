import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type Schema, toJsonSchema } from './json-schema.js';
import { API_TITLE, API_VERSION, tellScopes } from './openapi.js';

/** The WebSocket protocol, as the module that speaks it declares it. */
export interface Protocol {
  path: string;
  clientFrames: Record<string, { data: Type; answer: string; summary: string; scopes: readonly string[] }>;
  serverFrames: Record<
    string,
    { data: Type; summary: string; position?: 'seq' | 'change'; pushed?: true; scopes?: readonly string[] }
  >;
  closeCodes: { code: number; meaning: string; reconnect: string }[];
  refMaxLength: number;
  /** Type of the frame that answers a request of this type when it fails. */
  failureOf: (type: string) => string;
}

type Names = (type: string) => { $ref: string };

/** Names of components may not hold a colon. */
const nameOf = (type: string): string => type.replaceAll(':', '.');
const inChannel: Names = (type) => ({ $ref: `#/channels/socket/messages/${nameOf(type)}` });
const inComponents: Names = (type) => ({ $ref: `#/components/messages/${nameOf(type)}` });
const byName = <Value>(types: string[], value: (type: string) => Value): Record<string, Value> =>
  Object.fromEntries(types.map((type) => [nameOf(type), value(type)]));

/**
 * Describes the WebSocket protocol (AsyncAPI 3): every frame with the schema of its data, which request has which
 * answer, and how a connection ends. Its names are those that travel, snake_case.
 */
export function createAsyncApiDocument(app: INestApplication, protocol: Protocol): object {
  const { path, clientFrames, serverFrames } = protocol;
  const requests = Object.keys(clientFrames);
  return {
    asyncapi: '3.0.0',
    info: { title: API_TITLE, version: API_VERSION, description: describeProtocol(protocol) },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: path,
        description: 'One WebSocket carries every frame, as text.',
        messages: byName([...requests, ...Object.keys(serverFrames)], inComponents),
      },
    },
    operations: {
      ...byName(requests, (type) => ({
        action: 'receive',
        channel: { $ref: '#/channels/socket' },
        summary: clientFrames[type]?.summary,
        messages: [inChannel(type)],
        reply: {
          channel: { $ref: '#/channels/socket' },
          messages: [inChannel(clientFrames[type]?.answer ?? ''), inChannel(protocol.failureOf(type))],
        },
      })),
      push: {
        action: 'send',
        channel: { $ref: '#/channels/socket' },
        summary: 'What the server tells without being asked',
        messages: Object.keys(serverFrames)
          .filter((type) => serverFrames[type]?.pushed)
          .map(inChannel),
      },
    },
    components: {
      messages: { ...describeRequests(protocol), ...describeServerFrames(protocol) },
      schemas: schemasOf(
        app,
        [...Object.values(clientFrames), ...Object.values(serverFrames)].map(({ data }) => data),
      ),
    },
  };
}

function describeRequests({ clientFrames, refMaxLength }: Protocol): Record<string, object> {
  const ref = {
    description: 'Your name for this request; the answer carries it back.',
    oneOf: [{ type: 'string', maxLength: refMaxLength }, { type: 'integer' }],
  };
  return byName(Object.keys(clientFrames), (type) => describeFrame(type, clientFrames[type], { ref }));
}

function describeServerFrames({ serverFrames, refMaxLength }: Protocol): Record<string, object> {
  const ref = {
    description: 'The `ref` of the request that this answers, where it had one.',
    oneOf: [{ type: 'string', maxLength: refMaxLength }, { type: 'integer' }],
  };
  const positions = {
    seq: { description: 'Place of the message in its channel, from 1 and without a gap.', type: 'integer', minimum: 1 },
    change: {
      description: 'Number of the change in its channel, from 1 and without a gap.',
      type: 'integer',
      minimum: 1,
    },
  };
  return byName(Object.keys(serverFrames), (type) => {
    const position = serverFrames[type]?.position;
    return describeFrame(type, serverFrames[type], { ...(position ? { [position]: positions[position] } : {}), ref });
  });
}

function describeFrame(
  type: string,
  { data, summary = '', scopes }: { data?: Type; summary?: string; scopes?: readonly string[] } = {},
  beside: Record<string, object>,
): object {
  return {
    name: type,
    title: type,
    summary,
    ...(scopes ? { description: tellScopes(scopes) } : {}),
    payload: {
      type: 'object',
      required: ['type', 'data'],
      properties: { type: { const: type }, data: { $ref: `#/components/schemas/${data?.name}` }, ...beside },
    },
  };
}

/** The schemas of DTOs and of what they hold, as Swagger reads them from the decorators. */
function schemasOf(app: INestApplication, models: Type[]): Record<string, Schema> {
  const options = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const { components } = SwaggerModule.createDocument(app, options, { extraModels: models });
  const all = (components?.schemas ?? {}) as Record<string, Schema>;
  const schemas: Record<string, Schema> = {};
  const pending = models.map(({ name }) => name);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const schema = all[name];
    if (schema && !schemas[name]) {
      schemas[name] = toJsonSchema(schema, (field) => field);
      pending.push(
        ...[...JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/gu)].map((match) => match[1] ?? ''),
      );
    }
  }
  return schemas;
}

function describeProtocol({ closeCodes }: Protocol): string {
  return [
    'Every frame is a text `{"type": …, "data": …}`. Requests are answered in their order; `ref` beside `data` names one ' +
      'and comes back with its answer. Requests may write the names in `data` in camelCase too. REST and its errors are in ' +
      'the OpenAPI document at `/openapi.json`.',
    '| Close code | Meaning | Reconnect? |',
    '| --- | --- | --- |',
    ...closeCodes.map(({ code, meaning, reconnect }) => `| ${code} | ${meaning} | ${reconnect} |`),
  ]
    .join('\n')
    .replace('\n', '\n\n');
}
