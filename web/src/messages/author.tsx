import { useChat } from '../state/context.js';
import { dialog } from '../state/dialog.js';

/** The name of whoever wrote something; for those with an account, the way to what is known of them. */
export function Author({ userId, userName }: { userId: string; userName: string }) {
  const { user } = useChat();
  if (user.role === undefined) {
    return <strong>{userName}</strong>;
  }
  return (
    <button
      type="button"
      className="plain-button author"
      aria-haspopup="dialog"
      onClick={() => dialog.set({ kind: 'person', userId, userName })}
    >
      <strong>{userName}</strong>
    </button>
  );
}
