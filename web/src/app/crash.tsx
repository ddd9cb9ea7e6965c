import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/language.js';

/** Stands in for the page where drawing it failed. */
export class Crash extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override render(): ReactNode {
    return this.state.hasFailed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const texts = useTexts();
  return (
    <main className="welcome">
      <p role="alert">{texts.crashed}</p>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </main>
  );
}
