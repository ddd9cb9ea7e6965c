import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Origin } from '../audit-log/audit-entry.js';
import { NeedsAccount } from '../auth/access.decorator.js';
import { READER_PROBLEMS } from '../auth/auth.errors.js';
import { CurrentOrigin } from '../auth/current-origin.decorator.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import type { Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/errors/problem.decorator.js';
import type { Actor } from '../permissions/permissions.js';
import { ListReportsQueryDto } from './dto/list-reports-query.dto.js';
import { ReportMessageDto } from './dto/report-message.dto.js';
import { ReportReceiptResponse } from './dto/report-receipt-response.dto.js';
import { ReportResponse, ReportsPageResponse } from './dto/report-response.dto.js';
import { ResolveReportDto } from './dto/resolve-report.dto.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reports')
@Controller('api')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @ApiOperation({ summary: 'Report a message to those who moderate its channel' })
  @ApiCreatedResponse({ type: ReportReceiptResponse, description: 'It waits for review.' })
  @ApiOkResponse({ type: ReportReceiptResponse, description: 'You reported it before; that report is changed.' })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...READER_PROBLEMS,
    'identity_taken',
    'forbidden',
    'message_not_found',
    'message_deleted',
    'too_many_reports',
  )
  @Post('messages/:message_id/reports')
  async create(
    @CurrentPrincipal() actor: Actor,
    @Param('message_id') messageId: string,
    @Body() body: ReportMessageDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReportReceiptResponse> {
    const { report, isNew } = await this.reports.create(actor, messageId, body);
    response.status(isNew ? 201 : 200);
    return report;
  }

  @ApiOperation({ summary: 'List the reports that you may review, newest first' })
  @ApiOkResponse({ type: ReportsPageResponse })
  @NeedsAccount('forbidden', 'channel_not_found', 'validation_failed', 'invalid_text')
  @Get('reports')
  list(@CurrentPrincipal() reviewer: Principal, @Query() query: ListReportsQueryDto): Promise<ReportsPageResponse> {
    return this.reports.list(reviewer, query);
  }

  @ApiOperation({ summary: 'Note what came of a report' })
  @ApiOkResponse({ type: ReportResponse })
  @NeedsAccount(...BODY_PROBLEMS, 'report_not_found')
  @Patch('reports/:report_id')
  resolve(
    @CurrentPrincipal() reviewer: Principal,
    @Param('report_id') id: string,
    @Body() body: ResolveReportDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<ReportResponse> {
    return this.reports.resolve(reviewer, id, body, origin);
  }
}
