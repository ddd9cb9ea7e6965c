import { ChoiceQuery, FormField, IdField, IntegerQuery } from '../../common/validation/fields.js';
import { REPORT_STATUSES, type ReportStatus } from '../report.js';

const PAGE_MAX_SIZE = 100;
const PAGE_DEFAULT_SIZE = 50;
const CURSOR = /^[1-9]\d{0,8}$/u;

/** Which reports to list. */
export class ListReportsQueryDto {
  @ChoiceQuery({ description: 'Those that wait for review when absent.', choices: REPORT_STATUSES })
  status: ReportStatus = 'open';

  @IdField({ description: 'Only of this channel.', optional: true })
  channel_id?: string;

  @IntegerQuery({ description: 'Most reports in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @FormField({
    description: 'The `nextCursor` of the page before, to go on after it.',
    matches: (text) => CURSOR.test(text),
    message: 'must be a cursor that a page was answered with',
    max: 9,
    optional: true,
  })
  cursor?: string;
}
