import { useTexts } from '../i18n/language.js';
import { Avatar } from '../messages/avatar.js';
import { useChat, useChatState } from '../state/context.js';
import './members-panel.css';

/** Who is there. */
export function MembersPanel() {
  const texts = useTexts();
  const { user } = useChat();
  const users = useChatState((state) => state.users);
  const sorted = users.toSorted((a, b) => a.userName.localeCompare(b.userName));
  return (
    <ul className="panel-body members">
      {sorted.map(({ userId, userName, status }) => (
        <li key={userId} className="member">
          <Avatar id={userId} name={userName} />
          <span className="member-name">
            {userName} {userId === user.id && <span className="quiet">({texts.you})</span>}
          </span>
          <span className="member-status quiet" data-status={status}>
            {status === 'away' ? texts.away : texts.online}
          </span>
        </li>
      ))}
    </ul>
  );
}
