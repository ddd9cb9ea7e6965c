import { NativeSelect } from '@mantine/core';
import type { Channel } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { useMay } from '../state/context.js';

const CHOICES = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

interface SlowModeChoiceProps {
  channel: Channel;
  seconds: number;
  choose: (seconds: number) => void;
}

/** How long senders wait between two messages, for those who may set it. */
export function SlowModeChoice({ channel, seconds, choose }: SlowModeChoiceProps) {
  const texts = useTexts();
  if (!useMay(channel, 'moderate')) {
    return null;
  }
  const choices = [...new Set([...CHOICES, seconds])].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      label={texts.slowMode}
      value={String(seconds)}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={choices.map((value) => ({ value: String(value), label: texts.slowModeOf(value) }))}
    />
  );
}
