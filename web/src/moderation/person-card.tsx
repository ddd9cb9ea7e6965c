import { useTexts } from '../i18n/language.js';
import { Avatar } from '../messages/avatar.js';
import { useChat } from '../state/context.js';
import { useStore } from '../state/store.js';
import { standsAbove } from './ranks.js';
import { SanctionForm } from './sanction-form.js';
import { useAccount } from './use-account.js';
import './moderation.css';

/** Who somebody is, and for those who stand above them: muting and banning. */
export function PersonCard({ userId, userName }: { userId: string; userName: string }) {
  const texts = useTexts();
  const chat = useChat();
  const account = useAccount(userId);
  const role = useStore(chat.people.state, (state) => state.role);
  return (
    <div className="dialog">
      <div className="person">
        <Avatar id={userId} name={userName} />
        <div>
          <strong>{account?.userName ?? userName}</strong>
          <p className="quiet">
            {account === undefined ? texts.loading : account ? texts.roles[account.role] : texts.noAccount}
          </p>
        </div>
      </div>
      {account?.about !== undefined && <p className="person-about">{account.about}</p>}
      {account !== undefined && standsAbove(role, account?.role) && (
        <SanctionForm userId={userId} userName={account?.userName ?? userName} />
      )}
    </div>
  );
}
