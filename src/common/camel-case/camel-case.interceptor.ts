import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { camelCaseKeys } from './camel-case.js';

/** Names the fields of every REST answer in camelCase. Frames on the WebSocket keep the names of the program. */
@Injectable()
export class CamelCaseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return context.getType() === 'http' ? next.handle().pipe(map(camelCaseKeys)) : next.handle();
  }
}
