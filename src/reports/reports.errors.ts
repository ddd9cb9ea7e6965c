import { DomainError } from '../common/errors/domain-error.js';

export class ReportNotFoundError extends DomainError {
  constructor() {
    super('report_not_found', 'Report not found');
  }
}

export class TooManyReportsError extends DomainError {
  constructor() {
    super('too_many_reports', 'Too many reports wait for review; try again when some are resolved.');
  }
}
