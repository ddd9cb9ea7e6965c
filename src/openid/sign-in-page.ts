import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { catchError, type Observable, of } from 'rxjs';
import { DomainError } from '../common/errors/domain-error.js';

const PAGE = '/app';

/** Where a browser goes on that is signed in. */
export const SIGNED_IN_PAGE = `${PAGE}?signIn=done`;

/** Sends a browser that is refused, and goes from page to page here, to the page that says the code in words. */
@Injectable()
export class RefusalsByPage implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isBrowser = context.switchToHttp().getRequest<Request>().accepts('json', 'html') === 'html';
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (isBrowser && error instanceof DomainError) {
          return of({ url: `${PAGE}?signInError=${error.code}` });
        }
        throw error;
      }),
    );
  }
}
