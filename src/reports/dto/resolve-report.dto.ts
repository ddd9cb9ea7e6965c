import { ChoiceField, TextField } from '../../common/validation/fields.js';
import { REPORT_RESOLUTIONS, type ReportResolution } from '../report.js';

const NOTE_MAX_LENGTH = 1_000;

/** What came of a report. */
export class ResolveReportDto {
  @ChoiceField({ description: 'That it is done.', choices: ['resolved'] })
  status!: 'resolved';

  @ChoiceField({
    description: '`upheld`: it was right; `dismissed`: it was not. Neither does anything to the message.',
    choices: REPORT_RESOLUTIONS,
    example: 'upheld',
  })
  resolution!: ReportResolution;

  @TextField({ description: 'For others who review.', min: 1, max: NOTE_MAX_LENGTH, optional: true })
  note?: string;
}
