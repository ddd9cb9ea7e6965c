import { useEffect } from 'react';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { useStore } from '../state/store.js';
import { ReportItem } from './report-item.js';
import './moderation.css';

/** The reports that wait for somebody to look at them. */
export function ReportsPanel() {
  const texts = useTexts();
  const { reports } = useChat();
  const open = useStore(reports.state, (state) => state);
  useEffect(() => {
    reports.read().catch(notify);
  }, [reports]);
  return (
    <div className="panel-body" tabIndex={0} role="group" aria-label={texts.reports}>
      <p role="status" className="report-status quiet">
        {open === null ? texts.loading : texts.openReports(open.reports.length, open.hasMore)}
      </p>
      {open?.reports.map((report) => (
        <ReportItem key={report.id} report={report} />
      ))}
    </div>
  );
}
