import type { ChatMessage } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';

/** What stands in the place of a message that is gone. */
export function DeletedText({ message: { deletedBy } }: { message: ChatMessage }) {
  const texts = useTexts();
  return (
    <p className="message-text quiet message-deleted">
      {deletedBy === undefined ? texts.deleted : texts.deletedByModerator}
    </p>
  );
}
