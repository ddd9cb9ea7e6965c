import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { Identified } from '../auth/auth.guard.js';

/**
 * Shows somebody who is signed in which messages are their own: `is_own_message` is about the reader then, and not what the
 * sender stored. For the answers of REST and of frames; what goes to everybody is the same for all.
 */
@Injectable()
export class OwnMessagesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { principal } =
      context.getType() === 'http'
        ? context.switchToHttp().getRequest<Identified>()
        : context.switchToWs().getClient<Identified>();
    return principal ? next.handle().pipe(map((answer) => markOwn(answer, principal.user_id))) : next.handle();
  }
}

/** Finds the messages of an answer: it is one, a list of them, has them as `messages`, or is a frame with one as `data`. */
function markOwn(answer: unknown, userId: string): unknown {
  if (Array.isArray(answer)) {
    return answer.map((item) => markOwn(item, userId));
  }
  if (typeof answer !== 'object' || answer === null) {
    return answer;
  }
  if ('is_own_message' in answer && 'user_id' in answer) {
    return { ...answer, is_own_message: answer.user_id === userId };
  }
  if ('messages' in answer) {
    return { ...answer, messages: markOwn(answer.messages, userId) };
  }
  return 'data' in answer ? { ...answer, data: markOwn(answer.data, userId) } : answer;
}
