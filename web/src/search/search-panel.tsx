import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isConverting } from '../composer/is-converting.js';
import { explain, useTexts } from '../i18n/language.js';
import { timeOf } from '../messages/dates.js';
import { MessageCard } from '../messages/message-card.js';
import { MessageText } from '../messages/message-text.js';
import { useChatState } from '../state/context.js';
import { addressOf, goTo } from '../state/navigation.js';
import { makeRoom } from '../state/panel.js';
import { type Found, useSearch } from './use-search.js';
import './search.css';

/** Finds messages and leads to them. */
export function SearchPanel({ channelId }: { channelId: string | undefined }) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const [isHereOnly, setIsHereOnly] = useState(false);
  const { state, search, more } = useSearch();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const ask = (query: string, here: boolean): void => search(query, here ? channelId : undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !isConverting(event)) {
      ask(text, isHereOnly);
    }
  };
  return (
    <>
      <div className="search-form" role="search">
        <TextInput
          ref={field}
          aria-label={texts.searchPlaceholder}
          placeholder={texts.searchPlaceholder}
          value={text}
          maxLength={256}
          onChange={(event) => {
            setText(event.currentTarget.value);
            ask(event.currentTarget.value, isHereOnly);
          }}
          onKeyDown={onKeyDown}
        />
        {channelId !== undefined && (
          <label className="search-here">
            <input
              type="checkbox"
              checked={isHereOnly}
              onChange={(event) => {
                setIsHereOnly(event.currentTarget.checked);
                ask(text, event.currentTarget.checked);
              }}
            />{' '}
            {texts.searchHere}
          </label>
        )}
      </div>
      <div className="panel-body" tabIndex={0} role="group" aria-label={texts.search}>
        <p className="search-status quiet" role="status">
          {state.kind === 'idle' && texts.searchHint}
          {state.kind === 'building' && texts.indexBuilding}
          {state.kind === 'failed' && explain(texts, { code: state.error.code, detail: state.error.message })}
          {state.kind === 'found' &&
            (state.messages.length === 0 ? texts.noResults : texts.found(state.messages.length, state.cursor !== null))}
        </p>
        {state.kind === 'found' && state.messages.map((message) => <Hit key={message.id} message={message} />)}
        {state.kind === 'found' && state.cursor !== null && (
          <Button size="compact-sm" variant="subtle" className="panel-more" onClick={more}>
            {texts.moreResults}
          </Button>
        )}
      </div>
    </>
  );
}

function Hit({ message }: { message: Found }) {
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === message.channelId)?.name);
  return (
    <a
      className="message search-hit"
      href={addressOf(message.channelId, message.id)}
      onClick={(event) => {
        event.preventDefault();
        goTo(message.channelId, message.id);
        makeRoom();
      }}
    >
      <MessageCard
        userId={message.userId}
        userName={message.userName}
        time={timeOf(message)}
        isInLink
        {...(channel === undefined ? {} : { place: channel })}
      >
        <p className="message-text search-text">
          <MessageText message={{ content: message.content }} marks={message.highlights} />
        </p>
      </MessageCard>
    </a>
  );
}
