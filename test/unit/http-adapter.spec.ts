import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Request, Response } from 'express';
import { HttpAdapter } from '../../src/common/http/http-adapter.js';
import { loadConfig } from '../../src/config/app-config.js';

const prototypesOf = (...objects: object[]): unknown[] => objects.map((object) => Object.getPrototypeOf(object));

describe('The adapter to Express', () => {
  it('makes requests and answers as Express wants them, so that neither gets another prototype', async () => {
    const adapter = new HttpAdapter(loadConfig({}));
    adapter.initHttpServer();
    const server = adapter.getHttpServer() as Server;
    let made: unknown[] = [];
    let handled: unknown[] = [];
    server.prependListener('request', (request, response) => (made = prototypesOf(request, response)));
    adapter.get('/', (request: Request, response: Response) => {
      handled = prototypesOf(request, response);
      response.json({ ip: request.ip });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await answer.json()).toEqual({ ip: '127.0.0.1' });
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect(handled).toHaveLength(2);
    expect(handled.map((prototype, index) => prototype === made[index])).toEqual([true, true]);
  });
});
