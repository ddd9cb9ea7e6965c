import { DomainError } from '../common/errors/domain-error.js';

export class MetricsNotAllowedError extends DomainError {
  constructor() {
    super('metrics_not_allowed', 'Metrics are answered to this machine only; METRICS_PUBLIC opens them.');
  }
}
