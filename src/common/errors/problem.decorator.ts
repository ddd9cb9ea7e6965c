import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCodeName } from './error-codes.js';

class FieldProblem {
  @ApiProperty({ description: 'Name of the field or parameter.', example: 'content' })
  field!: string;

  @ApiProperty({ description: 'What is wrong with it; reads on after the name.', example: 'is required' })
  message!: string;
}

/** The document of an error answer (RFC 9457). */
export class ProblemResponse {
  @ApiProperty({ description: 'Always about:blank; code tells problems apart.', example: 'about:blank' })
  type!: string;

  @ApiProperty({ description: 'The phrase of the status.', example: 'Not Found' })
  title!: string;

  @ApiProperty({ description: 'The status of the answer.', example: 404 })
  status!: number;

  @ApiProperty({ description: 'One sentence for people.', example: 'Channel not found' })
  detail!: string;

  @ApiProperty({
    description: 'Stable name for programs.',
    enum: Object.keys(ERROR_CODES),
    example: 'channel_not_found',
  })
  code!: ErrorCodeName;

  @ApiProperty({ description: 'Every wrong field, on validation failures.', type: [FieldProblem], required: false })
  errors?: FieldProblem[];

  @ApiProperty({ description: 'When a mute or a ban ends by itself.', format: 'date-time', required: false })
  expiresAt?: string;
}

/** What every route that changes something may answer when the database does not take the change. */
export const STORAGE_PROBLEMS = [
  'storage_unavailable',
  'storage_read_only',
  'storage_full',
] as const satisfies ErrorCodeName[];

/** The same for a route with fields, which can be wrong. */
export const WRITE_PROBLEMS = [
  'validation_failed',
  'invalid_text',
  ...STORAGE_PROBLEMS,
] as const satisfies ErrorCodeName[];

/** The same for a route with a body, which can be wrong as a whole. */
export const BODY_PROBLEMS = [
  'invalid_json',
  'json_too_deep',
  'payload_too_large',
  'unsupported_media_type',
  ...WRITE_PROBLEMS,
] as const satisfies ErrorCodeName[];

/** Documents the errors that a route may answer, one response a status. */
export function ApiProblems(...codes: ErrorCodeName[]) {
  const statuses = [...new Set(codes.map((code) => ERROR_CODES[code].status))];
  return applyDecorators(
    ...statuses.map((status) => {
      const names = codes.filter((code) => ERROR_CODES[code].status === status);
      return ApiResponse({
        status,
        description: names.map((name) => `\`${name}\`: ${ERROR_CODES[name].meaning}`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemResponse' } } },
      });
    }),
  );
}
