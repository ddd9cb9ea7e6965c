import { useChat } from '../state/context.js';
import type { OpenReportsState } from '../state/open-reports.js';
import { useStore } from '../state/store.js';
import { isStaff } from './ranks.js';

/** The reports that wait for this user; null for those who moderate nothing, and have none. */
export function useOpenReports(): OpenReportsState | null {
  const { reports, people } = useChat();
  const open = useStore(reports.state, (state) => state);
  const mayReview = useStore(people.state, ({ role }) => isStaff(role));
  return mayReview || (open?.reports.length ?? 0) > 0 ? open : null;
}
