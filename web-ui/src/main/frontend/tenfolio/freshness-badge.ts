import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

const ASK_EVERY = 5_000;
const ANSWER_WITHIN = 4_000;

/**
 * Tells, in the browser's own time and without the server's help, when the data shown is old or the node no longer
 * answers. After an outage it loads the page again if the node that knew it is gone.
 */
@customElement('freshness-badge')
export class FreshnessBadge extends LitElement {
  static override styles = css`
    :host { display: inline-flex; }
    .badge {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      padding: 4px 12px;
      border-radius: 999px;
      font-size: 13px;
      font-weight: 500;
      white-space: nowrap;
      color: var(--tf-warn-text);
      background: var(--tf-warn-ground);
    }
    .dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: currentColor; }
    @media (prefers-reduced-motion: no-preference) {
      .gone .dot { animation: breathe 1.6s ease-in-out infinite; }
      @keyframes breathe { 50% { opacity: 0.25; } }
    }
  `;

  /** Milliseconds since 1970; 0 while there is no data. */
  @property({ type: Number }) asOf = 0;
  @property({ type: Number }) staleAfter = 750_000;
  @property() oldText = '{0}';
  @property() oldHoursText = '{0}';
  @property() goneText = '';
  @property() oldHint = '';
  @property() goneHint = '';

  @state() private now = Date.now();
  @state() private gone = false;
  private life?: string;
  private lag = 0;
  private timers: number[] = [];

  override connectedCallback() {
    super.connectedCallback();
    this.timers = [
      window.setInterval(() => { this.now = Date.now(); }, 1_000),
      window.setInterval(this.ask, ASK_EVERY),
    ];
    addEventListener('online', this.ask);
    addEventListener('offline', this.ask);
    document.addEventListener('visibilitychange', this.ask);
    void this.ask();
  }

  override disconnectedCallback() {
    this.timers.forEach((timer) => window.clearInterval(timer));
    removeEventListener('online', this.ask);
    removeEventListener('offline', this.ask);
    document.removeEventListener('visibilitychange', this.ask);
    super.disconnectedCallback();
  }

  private ask = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch('alive', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN) });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      // ages are told by the node's clock: the reader's may be wrong
      const theirs = Date.parse(answer.headers.get('Date') ?? '');
      this.lag = Number.isNaN(theirs) || Math.abs(theirs - Date.now()) < 5_000 ? 0 : theirs - Date.now();
      this.met(await answer.text());
    } catch {
      this.gone = true;
    }
  };

  private met(life: string) {
    const another = this.life !== undefined && this.life !== life;
    this.life = life;
    this.gone = false;
    if (another) {
      location.reload();
    }
  }

  override render() {
    if (this.gone) {
      return html`<span class="badge gone" role="status" title=${this.goneHint}
        ><span class="dot" aria-hidden="true"></span>${this.goneText}</span
      >`;
    }
    const age = this.now + this.lag - this.asOf;
    if (!this.asOf || age < this.staleAfter) {
      return nothing;
    }
    return html`<span class="badge" role="status" title=${this.oldHint}
      ><span class="dot" aria-hidden="true"></span>${this.ageText(age)}</span
    >`;
  }

  private ageText(age: number) {
    const minutes = Math.floor(age / 60_000);
    return minutes < 120
      ? this.oldText.replace('{0}', String(minutes))
      : this.oldHoursText.replace('{0}', String(Math.floor(minutes / 60)));
  }
}
