import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { language, setLanguage, useTexts } from '../i18n/language.js';
import { useStore } from '../state/store.js';

const LANGUAGES = [
  { value: 'ja' as const, label: '日本語' },
  { value: 'en' as const, label: 'English' },
];

export function LanguageSwitch() {
  const texts = useTexts();
  const chosen = useStore(language, (value) => value);
  return (
    <SegmentedControl
      aria-label={texts.language}
      data={LANGUAGES}
      value={chosen}
      onChange={(value) => setLanguage(value)}
      fullWidth
    />
  );
}

export function ColorSwitch() {
  const texts = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <SegmentedControl
      aria-label={texts.colors}
      data={[
        { value: 'auto', label: texts.auto },
        { value: 'light', label: texts.light },
        { value: 'dark', label: texts.dark },
      ]}
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      fullWidth
    />
  );
}
