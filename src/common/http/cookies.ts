import type { Request } from 'express';

/** Reads one cookie of a request. */
export function readCookie({ headers }: Request, name: string): string | undefined {
  const pair = headers.cookie?.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
