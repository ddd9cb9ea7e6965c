import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { CLIENT_FRAMES, SERVER_FRAMES } from '../../src/realtime/frames.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

interface Document {
  channels: { socket: { address: string } };
  operations: Record<string, { action: string; messages: object[]; reply?: { messages: { $ref: string }[] } }>;
  components: { messages: Record<string, { name: string }>; schemas: object };
}

let server: TestServer;
let document: Document;

beforeAll(async () => {
  server = await startServer();
  document = (await request<Document>('GET', `${server.url}/asyncapi.json`)).body;
});

afterAll(cleanUp);

describe('The AsyncAPI document', () => {
  it('is valid', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
    const validate = ajv.compile(specifications.schemasWithoutId['3.0.0']);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  it('has every frame, both ways, and every reference in it leads somewhere', () => {
    const names = Object.values(document.components.messages).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...Object.keys(CLIENT_FRAMES), ...Object.keys(SERVER_FRAMES)].toSorted());
    const references = [...JSON.stringify(document).matchAll(/"#\/(?<path>[^"]+)"/gu)];
    expect(references.length).toBeGreaterThan(names.length);
    for (const { groups } of references) {
      const steps = (groups?.path ?? '').split('/');
      expect(steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document)).toBeDefined();
    }
  });

  it('tells the answers of each request', () => {
    expect(document.channels.socket.address).toBe('/ws');
    const { action, reply } = document.operations['message.send'] ?? {};
    expect(action).toBe('receive');
    expect(reply?.messages.map(({ $ref }) => $ref)).toEqual([
      '#/channels/socket/messages/message.saved',
      '#/channels/socket/messages/message.error',
    ]);
  });

  it('describes requests that the server knows, each of them', async () => {
    const socket = await TestSocket.open(server.wsUrl);
    for (const type of Object.keys(CLIENT_FRAMES)) {
      const { data } = await socket.request(type, null);
      expect(data.code).toBe('validation_failed');
    }
    socket.close();
  });
});

describe('A ref', () => {
  it.each(['r', 7, ''])('beside a request, here %j, comes back beside its answer', async (ref) => {
    const socket = await TestSocket.open(server.wsUrl);
    socket.socket.send(JSON.stringify({ type: 'no:such', data: {}, ref }));
    expect(await socket.waitForCount(1)).toEqual([
      { type: 'error', ref, data: { success: false, error: 'Unknown frame type.', code: 'unknown_type' } },
    ]);
    socket.close();
  });

  it.each([['x'.repeat(129)], [1.5], [null], [{}], [true]])('that is no name, here %j, is refused', async (ref) => {
    const socket = await TestSocket.open(server.wsUrl);
    socket.socket.send(JSON.stringify({ type: 'message:send', data: {}, ref }));
    const [frame] = await socket.waitForCount(1);
    expect(frame).toMatchObject({ type: 'error', data: { code: 'invalid_frame' } });
    expect(frame).not.toHaveProperty('ref');
    socket.close();
  });
});
