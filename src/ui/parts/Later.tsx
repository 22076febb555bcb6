import { Component, type ReactNode, Suspense } from 'react';
import { laterWords } from '../text/later.ts';
import { useWords } from '../text/words.ts';

/** Around what is fetched when it is first shown (`lazy`): the first load carries only what the first screen needs. */
export function Later({ children }: { readonly children: ReactNode }) {
  return (
    <Fetching>
      <Suspense fallback={null}>{children}</Suspense>
    </Fetching>
  );
}

/** Says so where it could not be fetched; the rest of the page goes on. */
class Fetching extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Unreached /> : this.props.children;
  }
}

function Unreached() {
  return <p role="alert">{useWords(laterWords).failed}</p>;
}
