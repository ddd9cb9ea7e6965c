import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import { pickFields } from '../common/camel-case/camel-case.js';
import { SanctionsService } from '../sanctions/sanctions.service.js';
import { RegisteredIdentities } from '../users/registered-identities.js';
import { SPEAKS } from './access.decorator.js';
import { ACTOR, type ActorPart } from './actor.fields.js';
import { IdentityMismatchError, IdentityTakenError } from './auth.errors.js';
import type { Identified } from './auth.guard.js';
import type { Principal } from './principal.js';

const FIELDS = ['user_id', 'user_name'] as const;
type Field = (typeof FIELDS)[number];

/** How Nest numbers the kinds of parameters; the data of a frame has the number of a body. */
const PARTS = new Map<number, ActorSource['part']>([
  [RouteParamtypes.BODY, 'body'],
  [RouteParamtypes.QUERY, 'query'],
]);

/** Where a handler hears who it is: in which part of the request, in which fields, and what they mean there. */
interface ActorSource {
  part: 'body' | 'query';
  fields: Field[];
  means: ActorPart;
}

/** What is to be known of a handler. */
interface Handling {
  sources: ActorSource[];
  /** Whether it is closed to those who are muted. */
  speaks: boolean;
}

/**
 * Decides as whom a request acts, before anything else reads it; the one place for REST and frames alike. With a session
 * it is the holder of the session: what the client says of it must agree, and may be left out. Without one, which only
 * AUTH_MODE=open lets through, it is whoever the client says, as long as that is nobody who has an account.
 *
 * Which fields those are, the DTO of the handler says by `ActorIdField`, `ActorNameField` and `ReaderIdField`.
 */
@Injectable()
export class IdentityGuard implements CanActivate {
  private readonly handlings = new Map<unknown, Handling>();

  constructor(
    private readonly identities: RegisteredIdentities,
    private readonly sanctions: SanctionsService,
  ) {}

  /** @throws IdentityMismatchError, IdentityTakenError, BannedError, MutedError */
  canActivate(context: ExecutionContext): boolean {
    const handling = this.handlingOf(context);
    if (context.getType() === 'http') {
      this.identifyRequest(context.switchToHttp().getRequest<Request & Identified>(), handling);
    } else {
      const socket = context.switchToWs();
      const { principal = null } = socket.getClient<Identified>();
      this.checkPrincipal(principal, handling);
      handling.sources.forEach((source) => this.identify(socket.getData<unknown>(), source, principal, handling));
    }
    return true;
  }

  private checkPrincipal(principal: Principal | null, { speaks }: Handling): void {
    if (principal) {
      this.checkSanctions(principal.user_id, speaks);
    }
  }

  private checkSanctions(userId: string, speaks: boolean): void {
    this.sanctions.checkBan(userId);
    if (speaks) {
      this.sanctions.checkMute(userId);
    }
  }

  private identifyRequest(request: Request & Identified, handling: Handling): void {
    const { principal = null } = request;
    this.checkPrincipal(principal, handling);
    for (const source of handling.sources) {
      if (source.part === 'body') {
        // Somebody signed in may have nothing left to say.
        request.body ??= principal ? {} : undefined;
        this.identify(request.body, source, principal, handling);
      } else {
        const { query } = request;
        this.identify(query, source, principal, handling);
        if (principal) {
          // Express reads the query anew each time that it is asked for.
          Object.defineProperty(request, 'query', { value: query });
        }
      }
    }
  }

  /** Fills in who acts, or makes sure that the client may say so. What is no object, or no text, its pipe refuses. */
  private identify(
    data: unknown,
    { fields, means }: ActorSource,
    principal: Principal | null,
    { speaks }: Handling,
  ): void {
    if (typeof data !== 'object' || data === null) {
      return;
    }
    const given = pickFields(data, fields);
    if (principal) {
      for (const field of fields) {
        const value = given[field];
        if (typeof value === 'string' && !this.isOwn(field, value, principal)) {
          throw new IdentityMismatchError();
        }
        if (value === undefined || typeof value === 'string') {
          (data as Record<string, unknown>)[field] = principal[field];
        }
      }
    } else if (means === 'acts') {
      if (this.isTaken(given)) {
        throw new IdentityTakenError();
      }
      if (typeof given.user_id === 'string') {
        this.checkSanctions(given.user_id, speaks);
      }
    }
  }

  private isOwn(field: Field, value: string, principal: Principal): boolean {
    const own = principal[field];
    return value === own || (field === 'user_name' && this.identities.areSameName(value, own));
  }

  private isTaken({ user_id, user_name }: Partial<Record<Field, unknown>>): boolean {
    return (
      (typeof user_id === 'string' && this.identities.hasId(user_id)) ||
      (typeof user_name === 'string' && this.identities.hasName(user_name))
    );
  }

  private handlingOf(context: ExecutionContext): Handling {
    const handler = context.getHandler();
    let handling = this.handlings.get(handler);
    if (!handling) {
      handling = {
        sources: findSources(context.getClass(), handler.name),
        speaks: Reflect.getMetadata(SPEAKS, handler) === true,
      };
      this.handlings.set(handler, handling);
    }
    return handling;
  }
}

/** Looks at the parameters of a handler that are DTOs. */
function findSources(owner: Type, method: string): ActorSource[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, owner, method) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, owner.prototype as object, method) ?? []) as Type[];
  return Object.entries(parameters).flatMap(([key, { index }]) => {
    const part = PARTS.get(Number(key.split(':')[0]));
    const fields = FIELDS.filter((field) => meaningOf(types[index], field));
    const means = meaningOf(types[index], 'user_id');
    return part && means ? [{ part, fields, means } satisfies ActorSource] : [];
  });
}

function meaningOf(dto: Type | undefined, field: Field): ActorPart | undefined {
  return dto && (Reflect.getMetadata(ACTOR, dto.prototype as object, field) as ActorPart | undefined);
}
