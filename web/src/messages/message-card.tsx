import type { ReactNode } from 'react';
import { language } from '../i18n/language.js';
import { useStore } from '../state/store.js';
import { Author } from './author.js';
import { Avatar } from './avatar.js';
import { fullTime, shortTime } from './dates.js';

interface MessageCardProps {
  userId: string;
  userName: string;
  time: Date;
  /** Where it was written, where that is not plain. */
  place?: string;
  /** All of it leads to the message, so its parts lead nowhere else. */
  isInLink?: boolean;
  children: ReactNode;
}

/** A message outside its channel's list. */
export function MessageCard({ userId, userName, time, place, isInLink = false, children }: MessageCardProps) {
  const lang = useStore(language, (value) => value);
  return (
    <>
      <Avatar id={userId} name={userName} />
      <div className="message-main">
        <p className="message-head">
          {isInLink ? <strong>{userName}</strong> : <Author userId={userId} userName={userName} />}{' '}
          <time className="quiet" dateTime={time.toISOString()} title={fullTime(lang, time)}>
            {shortTime(lang, time)}
          </time>
          {place !== undefined && <span className="message-place quiet"> #{place}</span>}
        </p>
        {children}
      </div>
    </>
  );
}
