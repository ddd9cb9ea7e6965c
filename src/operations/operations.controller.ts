import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../auth/access.decorator.js';
import { ApiProblems } from '../common/errors/problem.decorator.js';
import { Metrics } from '../common/metrics/metrics.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { IndexBuilder } from '../search-index/index-builder.service.js';
import { MetricsNotAllowedError } from './operations.errors.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/u;

class RootResponse {
  @ApiProperty({ example: 'AI Community Backend API' })
  message!: string;
}

class HealthResponse {
  @ApiProperty({ example: 'ok' })
  status!: string;
}

class ReadyResponse extends HealthResponse {
  @ApiProperty({
    description: 'Messages that are not in the index for searching yet, while there are any.',
    type: 'integer',
    required: false,
    example: 12_000,
  })
  search_pending?: number;
}

/** What operators and their tools ask: is it there, can it work, what does it do. */
@ApiTags('operations')
@Public()
@Controller()
export class OperationsController {
  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly index: IndexBuilder,
  ) {}

  @ApiOperation({ summary: 'Tell that the API is here' })
  @ApiOkResponse({ type: RootResponse })
  @Get()
  root(): RootResponse {
    return { message: 'AI Community Backend API' };
  }

  @ApiOperation({ summary: 'Tell whether the process is alive' })
  @ApiOkResponse({ type: HealthResponse })
  @Get('healthz')
  alive(): HealthResponse {
    return { status: 'ok' };
  }

  @ApiOperation({ summary: 'Tell whether the database can be read and written' })
  @ApiOkResponse({ type: ReadyResponse })
  @ApiProblems('storage_unavailable', 'storage_read_only', 'storage_full')
  @Get('readyz')
  async ready(): Promise<ReadyResponse> {
    await this.database.check();
    const search_pending = await this.index.countPending();
    return { status: 'ok', ...(search_pending > 0 ? { search_pending } : {}) };
  }

  @ApiExcludeEndpoint()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Get('metrics')
  async scrape(@Req() request: Request): Promise<string> {
    if (!this.config.metrics.public && !isFromHere(request)) {
      throw new MetricsNotAllowedError();
    }
    return this.metrics.registry.metrics();
  }
}

/** Whether the client itself is on this machine; behind a proxy that is not trusted nobody can tell, so no. */
function isFromHere({ ip, ips, headers }: Request): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined && ips.length === 0;
  return !isForwarded && LOOPBACK.test(ip ?? '');
}
