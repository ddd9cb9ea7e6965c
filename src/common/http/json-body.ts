import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { UnsupportedMediaTypeError } from '../errors/request.errors.js';
import { parseJson } from '../json/parse-json.js';

/**
 * Middleware that reads the JSON body of a request, up to a size. It takes the bytes, so that what is not UTF-8 is refused
 * and not mended, and leaves requests without a body alone.
 */
export function jsonBody(maxBytes: number): RequestHandler {
  const readBytes = express.raw({ type: () => true, limit: maxBytes });
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.headers['content-length'] === '0' || !hasBody(request)) {
      next();
      return;
    }
    const charset = /charset\s*=\s*"?(?<name>[^\s;"]+)/iu.exec(request.headers['content-type'] ?? '')?.groups?.name;
    if (!request.is('application/json') || (charset && !/^utf-?8$/iu.test(charset))) {
      next(new UnsupportedMediaTypeError());
      return;
    }
    readBytes(request, response, (error?: unknown) => {
      if (error) {
        next(error);
        return;
      }
      try {
        request.body = parseJson(request.body as Buffer);
        next();
      } catch (reason) {
        next(reason);
      }
    });
  };
}

function hasBody({ headers }: Request): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}
